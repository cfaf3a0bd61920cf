import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createTcpProxy } from '@tikv-client/simulator';
import type { TcpProxy } from '@tikv-client/simulator';
import type { Handlers, Listener, Server, ServerOptions } from '@tikv-client/transport';

/** A listener whose servers stand behind TCP proxies: the address each one has to the world is its proxy's, for good. */
export class ProxiedListener implements Listener {
  readonly proxies = new Map<string, { readonly proxy: TcpProxy; target: string }>();
  readonly #inner: Listener;

  constructor(inner: Listener) {
    this.#inner = inner;
  }

  async listen(handlers: Handlers, options: ServerOptions): Promise<Server> {
    const server = await this.#inner.listen(handlers, { ...options, address: '127.0.0.1:0' });
    const known = this.proxies.get(options.address);
    const proxy = known?.proxy ?? (await createTcpProxy({ target: server.address }));
    proxy.setTarget(server.address);
    this.proxies.set(proxy.address, { proxy, target: server.address });
    return { address: proxy.address, close: (how) => server.close(how) };
  }

  proxy(address: string): TcpProxy {
    const found = this.proxies.get(address);
    if (found === undefined) throw new Error(`no proxy at ${address}`);
    return found.proxy;
  }

  /** Points a proxy at its server again. */
  async heal(address: string): Promise<void> {
    const found = this.proxies.get(address);
    found?.proxy.setTarget(found.target);
    await found?.proxy.setMode({ kind: 'pass' });
  }

  async close(): Promise<void> {
    for (const { proxy } of this.proxies.values()) await proxy.close();
  }
}

/** A server that does the same to whoever connects. Returns its address and what closes it. */
export async function startImpostor(behave: (socket: Socket) => void): Promise<{ address: string; close: () => void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    behave(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** An HTTP/2 SETTINGS frame without settings. */
export const settingsFrame = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
