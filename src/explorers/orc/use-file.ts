import { useEffect, useState } from 'preact/hooks';
import type { FilePart } from '../../readers/file-part.ts';
import type { Rows } from '../../readers/orc/rows.ts';
import type { Chosen } from '../shell/chosen.ts';
import type { Source } from '../shell/load.ts';
import type { Sample } from '../shell/sample.ts';
import { useReader } from '../shell/use-reader.ts';
import { readPlace, writePlace } from './address.ts';
import type { ColumnDetail, Overview, Read, StripeView } from './facts.ts';
import type { Answer, Asked } from './ScanPanel.tsx';
import type { Cost } from './session.ts';
import type { Api } from './worker.ts';

interface Opened {
  /** Names the file to the worker; another one each time that a file is opened. */
  key: string;
  source: Source;
  sample: string | null;
  overview: Overview;
}

export const ROWS_AT_ONCE = 200;
let openings = 0;

/** One file and what was asked of it: all state of the page, and what can be done. */
export function useFile(samples: readonly Sample[]) {
  const reader = useReader<Api>(
    () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  );
  const [opened, setOpened] = useState<Opened | null>(null);
  const [parts, setParts] = useState<FilePart[]>([]);
  const [read, setRead] = useState<Read>({ ranges: [], count: 0 });
  const [stripe, setStripe] = useState<StripeView | null>(null);
  const [column, setColumn] = useState<number | null>(null);
  const [detail, setDetail] = useState<ColumnDetail | null>(null);
  const [rows, setRows] = useState<(Rows & { cost: Cost; from: number }) | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);

  const keep = (place: { open: string | null; stripe: number; column: number | null }) => {
    history.replaceState(history.state, '', writePlace(location.href, place));
  };

  const openColumn = async (file: Opened, index: number, number: number) => {
    const { columns } = file.overview;
    const wanted = columns.some(({ id }) => id === number) ? number : firstColumn(file.overview);
    const view = await reader.run('Reading a column’s index and runs', (api) =>
      api.column(file.key, file.source, index, wanted),
    );
    if (!view) return;
    setColumn(wanted);
    setDetail(view);
    setRead(view.read);
    keep({ open: file.sample, stripe: index, column: wanted });
  };

  const openStripe = async (file: Opened, index: number, wanted: number | null) => {
    const view = await reader.run(`Reading stripe ${index + 1}`, (api) =>
      api.stripe(file.key, file.source, index),
    );
    if (!view) return;
    setStripe(view);
    setParts(view.parts);
    setRead(view.read);
    setRows(null);
    await openColumn(file, index, wanted ?? firstColumn(file.overview));
  };

  const open = async (source: Source, sample: string | null, place = readPlace('')) => {
    openings += 1;
    const key = `${openings} ${source.name}`;
    const got = await reader.run(`Reading the end of ${source.name}`, (api) =>
      api.open(key, source),
    );
    if (!got) return;
    const { overview } = got;
    const file = { key, source, sample, overview };
    setOpened(file);
    setParts(got.parts);
    setRead(got.read);
    setStripe(null);
    setDetail(null);
    setRows(null);
    setAnswer(null);
    keep({ open: sample, stripe: 0, column: null });
    if (overview.stripes.length > 0) {
      const index = place.stripe < overview.stripes.length ? place.stripe : 0;
      await openStripe(file, index, place.column);
    }
  };

  useEffect(() => {
    const place = readPlace(location.search);
    const sample = samples.find(({ id }) => id === place.open);
    if (sample) void open(sourceOf(sample), sample.id, place);
    // Once: what happens later is the reader’s own doing.
  }, []);

  return {
    busy: reader.busy,
    fault: reader.fault,
    cancel: reader.cancel,
    key: opened?.key,
    sample: opened?.sample ?? null,
    file: opened?.overview,
    parts,
    read,
    stripe,
    column,
    detail,
    rows,
    answer,
    take(chosen: Chosen) {
      if (chosen.kind === 'sample') {
        void open(sourceOf(chosen.sample), chosen.sample.id);
        return;
      }
      const file = chosen.kind === 'file' ? chosen.file : chosen.files[0]?.file;
      if (file) void open({ file, name: file.name }, null);
    },
    lookAtStripe(index: number) {
      if (opened) void openStripe(opened, index, column);
    },
    lookAtColumn(number: number) {
      if (opened && stripe) void openColumn(opened, stripe.index, number);
    },
    async decode(from: number) {
      if (!opened || !stripe) return;
      const got = await reader.run('Decoding rows', (api) =>
        api.rows(opened.key, opened.source, stripe.index, from, ROWS_AT_ONCE),
      );
      if (!got) return;
      setRows({ ...got, from });
      setRead(got.read);
    },
    async ask({ column: number, operator, value }: Asked) {
      if (!opened) return;
      const got = await reader.run<Answer & { read?: Read }>(
        'Reading what the comparison leaves',
        async (api, onProgress) =>
          api.scan(opened.key, opened.source, number, operator, value, onProgress),
      );
      if (!got) return;
      setAnswer(got);
      if (got.read) setRead(got.read);
    },
  };
}

function sourceOf({ href, title }: Sample): Source {
  return { href, name: href.split('/').at(-1) ?? title };
}

/** The first column that holds values: the row itself tells little. */
function firstColumn({ columns }: Overview): number {
  return columns.find(({ depth }) => depth === 1)?.id ?? 0;
}
