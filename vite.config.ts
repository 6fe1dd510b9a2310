import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [
    react(),
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
  build: { outDir: isSsrBuild === true ? "dist/server" : "dist/app", target: "es2022" },
  ssr: { external: ["better-sqlite3", "@node-rs/argon2", "pg"] },
  test: {
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
        test: { name: "screens", environment: "jsdom", include: ["test/**/*.test.tsx"] },
      },
    ],
  },
}));
