import { count } from '../../domain/amounts.ts';
import { Explorer } from '../shell/Explorer.tsx';
import type { Sample } from '../shell/sample.ts';
import { useOpening } from '../shell/use-opening.ts';
import { DatasetBody } from './DatasetBody.tsx';
import type { DatasetView } from './facts.ts';
import type { Session } from './session.ts';

/** The Lance explorer: a dataset to open, and what is in it. */
export function View({ samples }: { samples: readonly Sample[] }) {
  const opening = useOpening<Session, DatasetView>({
    samples,
    start: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
    label: (name) => `Reading the manifests of ${name}`,
    first: async (dataset) => dataset.view,
    parameters: ['version'],
  });
  const { opened, ask, heading } = opening;
  return (
    <Explorer
      samples={samples}
      opening={opening}
      own="a Lance dataset’s folder or a zip of it"
      accept=".zip"
      folders
      said={
        opened ? `${opened.name} is open: ${count(opened.first.versions.length, 'version')}.` : ''
      }
    >
      {opened && <DatasetBody key={opened.key} opened={opened} ask={ask} heading={heading} />}
    </Explorer>
  );
}
