import { createServer, request, type Server } from "node:http";

/**
 * Stands between a browser and a school's server and passes everything on, until told to cut: then
 * the next exchange reaches the server and is answered there, but the answer never arrives.
 */
export class CuttingProxy {
  readonly port: number;
  readonly #server: Server;
  #cut: (() => void) | undefined;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.port = port;
  }

  static async before(target: number, port: number): Promise<CuttingProxy> {
    let self: CuttingProxy | undefined;
    const server = createServer((incoming, outgoing) => {
      const headers = { ...incoming.headers, host: `127.0.0.1:${port}` };
      const passed = request(
        { host: "127.0.0.1", port: target, path: incoming.url, method: incoming.method, headers },
        (answer) => {
          const cut = incoming.url?.endsWith("/sync") === true ? self?.take() : undefined;
          if (cut !== undefined) {
            // The whole answer is made, so the server has committed; then the line goes dead.
            answer.resume().on("end", () => {
              incoming.socket.destroy();
              cut();
            });
            return;
          }
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(outgoing);
          outgoing.on("close", () => answer.destroy());
        },
      );
      passed.on("error", () => incoming.socket.destroy());
      incoming.pipe(passed);
    });
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", () => done()));
    self = new CuttingProxy(server, port);
    return self;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Loses the answer of the next exchange; settles when it has been lost. */
  loseNextAnswer(): Promise<void> {
    return new Promise((lost) => {
      this.#cut = lost;
    });
  }

  private take(): (() => void) | undefined {
    const cut = this.#cut;
    this.#cut = undefined;
    return cut;
  }

  async end(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }
}
