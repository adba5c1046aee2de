import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/**
 * Serves a built site under its base path, as a static host would: `404.html` for what is not there.
 * `port` 0 takes a free one. Listens on this machine only.
 */
export async function serveSite(folder: string, base: string, port: number): Promise<Server> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder} holds no built site; run "npm run build" first`);
  }
  const prefix = base.replace(/\/$/, '');
  const files = sirv(folder, { dev: true, etag: true });
  const notFound = readFileSync(join(folder, '404.html'));
  const server = createServer((request, response) => {
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(notFound);
    };
    const url = request.url ?? '/';
    if (prefix !== '' && !url.startsWith(`${prefix}/`)) return missing();
    request.url = url.slice(prefix.length);
    // A new build can take a file away while it is read.
    response.on('pipe', (file) => file.on('error', () => response.destroy()));
    files(request, response, missing);
  });
  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(port, 'localhost', ready);
  });
  return server;
}
