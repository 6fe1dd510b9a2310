import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import type { DevServer, openDevServer } from "./src/server/dev.ts";

type OpenDevServer = typeof openDevServer;

/** `npm run dev`: the school's server behind the same port, opened anew when its code changes. */
function schoolServer(): Plugin {
  return {
    name: "school-server",
    apply: "serve",
    configureServer(vite) {
      if (process.env.VITEST !== undefined) return;
      const load = async (): Promise<DevServer> => {
        const dev = await vite.ssrLoadModule("/src/server/dev.ts");
        return (dev.openDevServer as OpenDevServer)(process.env);
      };
      let opened = load();
      opened.catch((cause: Error) => {
        vite.config.logger.error(cause.message);
        process.exit(1);
      });
      vite.watcher.on("change", (file) => {
        if (!/\/src\/(server|domain|demo|sync\/protocol)/.test(file.replaceAll("\\", "/"))) return;
        opened = opened
          .then((server) => server.close())
          .catch(() => undefined)
          .then(load);
        opened.catch((cause: Error) => vite.config.logger.error(cause.message));
      });
      vite.httpServer?.on("close", () => {
        void opened.then((server) => server.close());
      });
      vite.middlewares.use((request, response, next) => {
        if (request.url?.startsWith("/api") !== true) return next();
        opened.then((server) => server.answer(request, response)).catch(next);
      });
    },
  };
}

const leftOut = Object.fromEntries(
  ["html2canvas", "dompurify", "canvg"].map((name) => [name, "data:text/javascript,export{}"]),
);
const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  version: string;
};

export default defineConfig(({ isSsrBuild }) => ({
  define: { KEEPUP_VERSION: JSON.stringify(version) },
  // As in operation; a port that is taken is said and not stepped aside from.
  server: {
    port: Number(process.env.PORT ?? 4321),
    host: process.env.HOST ?? "127.0.0.1",
    strictPort: true,
  },
  plugins: [
    react(),
    schoolServer(),
    isSsrBuild === true
      ? []
      : VitePWA({
          strategies: "injectManifest",
          srcDir: "src",
          filename: "service-worker.ts",
          outDir: "dist/app",
          registerType: "prompt",
          injectRegister: false,
          manifest: false,
          injectManifest: { globPatterns: ["**/*.{js,css,html,svg,woff2,png,webmanifest}"] },
        }),
  ],
  // What jspdf would load to draw web pages; Keepup draws its own marks and never asks for them.
  resolve: { alias: isSsrBuild === true ? {} : leftOut },
  build: {
    outDir: isSsrBuild === true ? "dist/server" : "dist/app",
    target: "es2022",
    // The icons and the manifest are the app's.
    copyPublicDir: isSsrBuild !== true,
    // What the first screen needs at once is one file: a dozen small ones are asked for one by one,
    // and each is packed without what it has in common with the others.
    ...(isSsrBuild === true
      ? {}
      : {
          rolldownOptions: {
            output: {
              codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] },
              // All their names are in the first file: short ones are a part of its weight saved.
              chunkFileNames: "assets/[name]-[hash:7].js",
              assetFileNames: "assets/[name]-[hash:7][extname]",
            },
          },
        }),
  },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "pg"] },
  test: {
    // A busy machine is slow, not wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**"],
        },
      },
      {
        extends: true,
        test: {
          name: "screens",
          environment: "jsdom",
          include: ["test/**/*.test.tsx"],
          setupFiles: ["test/support/patience.ts"],
        },
      },
    ],
  },
}));
