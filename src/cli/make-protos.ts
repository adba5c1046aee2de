import { dirname } from 'node:path/posix';
import { filesOf, noteMade, protos } from './made-files.ts';
import { run } from './run.ts';

// `npm run protos`: makes TypeScript of the formats' own protobuf definitions, after a change of them.
// The compiler is fetched for this one call: it is 90 MB, and nobody else needs it.
const folders = new Set(filesOf(protos.sources).map(dirname));
const packages = ['@bufbuild/buf@1.75.0', '@bufbuild/protoc-gen-es@2.17.0'];

for (const folder of folders) {
  const template = JSON.stringify({
    version: 'v2',
    plugins: [
      {
        local: 'protoc-gen-es',
        out: folder,
        opt: ['target=ts', 'import_extension=ts', 'erasable_syntax=true'],
      },
    ],
  });
  const { ok } = await run('npx', [
    '--yes',
    ...packages.map((name) => `--package=${name}`),
    ...['--', 'buf', 'generate', folder, '--template', template],
  ]);
  if (!ok) process.exit(1);
}
noteMade(protos);
