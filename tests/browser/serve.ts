import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { serveSite } from '../../src/cli/serve.ts';
import { grownSite } from '../fifty/build.ts';
import { siteFolder, subFolder, subPath } from './built.ts';

/** Serves the built sites on free ports for the whole run; returns the teardown. */
export default async function serve(): Promise<() => Promise<void>> {
  const servers = [await serveSite(siteFolder, '/', 0)];
  process.env.LAKEPATH_URL = urlOf(servers[0]);
  // One spec alone needs each of these; it says so itself where there is none.
  if (existsSync(join(subFolder, 'index.html'))) {
    servers.push(await serveSite(subFolder, subPath, 0));
    process.env.LAKEPATH_SUB_URL = `${urlOf(servers[1])}${subPath}`;
  }
  if (existsSync(join(grownSite(50), 'index.html'))) {
    servers.push(await serveSite(grownSite(50), '/', 0));
    process.env.LAKEPATH_FIFTY_URL = urlOf(servers.at(-1));
  }
  return async () => {
    for (const server of servers) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  };
}

function urlOf(server: Server | undefined): string {
  return `http://localhost:${(server?.address() as AddressInfo).port}`;
}
