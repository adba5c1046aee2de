import { useEffect, useRef, useState } from 'preact/hooks';
import type { FilePart } from '../../readers/file-part.ts';
import type { Rows } from '../../readers/orc/rows.ts';
import { writeQuery } from '../shell/address.ts';
import type { Cost, Read } from '../shell/reads.ts';
import type { Ask } from '../shell/questions.ts';
import type { Opened } from '../shell/use-opening.ts';
import { placeQuery, readPlace } from './address.ts';
import type { ColumnDetail, Overview, StripeView } from './facts.ts';
import type { Answer, Asked } from './ScanPanel.tsx';
import type { Session } from './session.ts';

/** What the page learns of a file when it is opened. */
export interface First {
  overview: Overview;
  parts: FilePart[];
  read: Read;
}

export const ROWS_AT_ONCE = 200;

/** What was asked of the open file: all state of its view, and what can be done. */
export function useFile({ first, sample, query }: Opened<First>, ask: Ask<Session>) {
  const { overview } = first;
  const [parts, setParts] = useState(first.parts);
  const [read, setRead] = useState(first.read);
  const [stripe, setStripe] = useState<StripeView | null>(null);
  // What is answered of a stripe that is no longer looked at is not shown.
  const now = useRef(stripe);
  now.current = stripe;
  const [column, setColumn] = useState<number | null>(null);
  const [detail, setDetail] = useState<ColumnDetail | null>(null);
  const [rows, setRows] = useState<(Rows & { cost: Cost; from: number }) | null>(null);
  const [answer, setAnswer] = useState<Answer | null>(null);

  const openColumn = async (index: number, number: number) => {
    const { columns } = overview;
    const wanted = columns.some(({ id }) => id === number) ? number : firstColumn(overview);
    const view = await ask(
      'Reading a column’s index and runs',
      (file) => file.column(index, wanted),
      'column',
    );
    if (!view) return;
    setColumn(wanted);
    setDetail(view);
    setRead(view.read);
    writeQuery(placeQuery({ open: sample, stripe: index, column: wanted }));
  };

  const openStripe = async (index: number, wanted: number | null) => {
    const view = await ask(`Reading stripe ${index + 1}`, (file) => file.stripe(index), 'column');
    if (!view) return;
    setStripe(view);
    setParts(view.parts);
    setRead(view.read);
    setRows(null);
    await openColumn(index, wanted ?? firstColumn(overview));
  };

  useEffect(() => {
    const place = readPlace(query);
    if (overview.stripes.length === 0) return;
    void openStripe(place.stripe < overview.stripes.length ? place.stripe : 0, place.column);
    // Once: what happens later is the reader’s own doing.
  }, []);

  return {
    parts,
    read,
    stripe,
    column,
    detail,
    rows,
    answer,
    lookAtStripe(index: number) {
      void openStripe(index, column);
    },
    lookAtColumn(number: number) {
      if (stripe) void openColumn(stripe.index, number);
    },
    async decode(from: number) {
      if (!stripe) return;
      const got = await ask(
        'Decoding rows',
        (file) => file.rows(stripe.index, from, ROWS_AT_ONCE),
        'rows',
      );
      if (!got || now.current !== stripe) return;
      setRows({ ...got, from });
      setRead(got.read);
    },
    async scan({ column: number, operator, value }: Asked) {
      const got = await ask(
        'Reading what the comparison leaves',
        async (file, onProgress): Promise<Answer & { read?: Read }> =>
          file.scan(number, operator, value, onProgress),
        'scan',
      );
      if (!got) return;
      setAnswer(got);
      if (got.read) setRead(got.read);
    },
  };
}

/** The first column that holds values: the row itself tells little. */
function firstColumn({ columns }: Overview): number {
  return columns.find(({ depth }) => depth === 1)?.id ?? 0;
}
