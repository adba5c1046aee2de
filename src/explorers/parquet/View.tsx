import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import '../shell/explorer.css';
import { Busy } from '../shell/Busy.tsx';
import type { Chosen } from '../shell/chosen.ts';
import { Fault } from '../shell/Fault.tsx';
import { OpenBox } from '../shell/OpenBox.tsx';
import type { Sample } from '../shell/sample.ts';
import { useLeadTo } from '../shell/use-lead-to.ts';
import { useReader } from '../shell/use-reader.ts';
import { readAddress, writeAddress } from './address.ts';
import { FileView } from './FileView.tsx';
import type { Overview } from './facts.ts';
import './parquet.css';
import type { RunOnFile } from './run-on-file.ts';
import type { Read } from './session.ts';
import type { Api, Source } from './worker.ts';
import { Writer } from './Writer.tsx';

/** A file that was chosen, and a key that no other choice has. */
interface Open {
  key: string;
  source: Source;
  sample: string | null;
}

const startWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** The Parquet explorer: a file to open, what is in it, and a file to write. */
export default function View({ samples }: { samples: readonly Sample[] }) {
  const { run, busy, fault, cancel } = useReader<Api>(startWorker);
  const [open, setOpen] = useState<Open | null>(null);
  const [overview, setOverview] = useState<Overview | null>(null);
  const [read, setRead] = useState<Read>({ ranges: [], count: 0 });
  const [where, setWhere] = useState('');
  const choices = useRef(0);
  const { heading, ask } = useLeadTo(overview);

  const show = async (next: Open) => {
    setOpen(next);
    setOverview(null);
    const opened = await run(`Reading the footer of ${next.source.name}`, (api) =>
      api.open(next.key, next.source),
    );
    if (!opened) return;
    setOverview(opened.overview);
    setRead(opened.read);
  };

  const choose = (chosen: Chosen) => {
    ask();
    choices.current++;
    const key = String(choices.current);
    const sample = chosen.kind === 'sample' ? chosen.sample.id : null;
    setWhere('');
    history.replaceState(
      history.state,
      '',
      writeAddress(location.href, { open: sample, where: '' }),
    );
    void show({ key, sample, source: sourceOf(chosen) });
  };

  useEffect(() => {
    const asked = readAddress(location.search);
    const sample = samples.find(({ id }) => id === asked.open);
    setWhere(asked.where);
    if (sample) {
      void show({
        key: sample.id,
        sample: sample.id,
        source: sourceOf({ kind: 'sample', sample }),
      });
    }
  }, []);

  const runOnFile = useCallback<RunOnFile>(
    (label, job) =>
      run(label, async (api, onProgress) => {
        if (open && !(await api.has(open.key))) await api.open(open.key, open.source);
        return job(api, onProgress);
      }),
    [run, open],
  );

  return (
    <div class="explorer">
      <OpenBox
        samples={samples}
        open={open?.sample ?? null}
        own="a Parquet file"
        accept=".parquet,.pq,.parq"
        onOpen={choose}
      />
      <Busy busy={busy} onCancel={cancel} />
      <Fault fault={fault} />
      {overview && open && (
        <FileView
          key={open.key}
          heading={heading}
          overview={overview}
          read={read}
          onRead={setRead}
          run={runOnFile}
          where={where}
          onAsk={(asked) => {
            history.replaceState(history.state, '', writeAddress(location.href, { where: asked }));
          }}
        />
      )}
      <Writer
        onOpen={(file) => {
          ask();
          choices.current++;
          setWhere('');
          void show({
            key: String(choices.current),
            sample: null,
            source: { file, name: file.name },
          });
        }}
      />
    </div>
  );
}

function sourceOf(chosen: Chosen): Source {
  switch (chosen.kind) {
    case 'sample':
      return {
        href: new URL(chosen.sample.href, location.href).href,
        name: chosen.sample.href.split('/').at(-1) ?? chosen.sample.title,
      };
    case 'file':
      return { file: chosen.file, name: chosen.file.name };
    case 'folder': {
      const first =
        chosen.files.find(({ path }) => /\.(parquet|parq|pq)$/i.test(path)) ?? chosen.files[0];
      return { file: first?.file ?? new Blob(), name: first?.path ?? 'the folder' };
    }
  }
}
