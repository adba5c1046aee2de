import { run } from './run.ts';
import { serveSite } from './serve.ts';

const base = process.env.BASE ?? '/';
const port = Number(process.env.PORT ?? 4321);

console.log('Building the site …');
const { ok, output } = await run('astro', ['build'], { quiet: true });
if (!ok) {
  console.error(output);
  process.exit(1);
}
try {
  await serveSite('dist', base, port);
  console.log(
    `Lakepath is at http://localhost:${port}${base.replace(/\/?$/, '/')} (Ctrl+C ends it)`,
  );
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(
    taken
      ? `Port ${port} is in use. End the program that uses it, or choose another: PORT=4322 npm start`
      : error,
  );
  process.exit(1);
}
