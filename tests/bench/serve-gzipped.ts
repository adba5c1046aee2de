import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Serves `folder` compressed, as static hosts do; `/bare/…` is the same page without scripts and styles. */
export async function serveGzipped(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const bare = path.startsWith('/bare/');
    const file = (bare ? path.slice('/bare'.length) : path).replace(/\/$/, '/index.html');
    readFile(join(folder, file)).then(
      (body) => {
        const sent = bare ? Buffer.from(strip(body.toString())) : body;
        response.writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-encoding': 'gzip',
        });
        response.end(gzipSync(sent));
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((ready) => server.listen(0, 'localhost', ready));
  return server;
}

function strip(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<(link|meta http-equiv)[^>]*>/g, '');
}
