import { count } from '../../domain/amounts.ts';
import { ScrollTable } from '../shell/ScrollTable.tsx';
import { boundCells, boundColumns } from './Bounds.tsx';
import type { Overview } from './facts.ts';
import { moreFacts } from './words.ts';

/** The type tree, with what the footer says of each column over the whole file. */
export function Columns({ file }: { file: Overview }) {
  return (
    <ScrollTable
      caption={
        <>
          <strong>{count(file.columns.length, 'column')}.</strong> Every node of the type tree is a
          column with a number; the row itself is number 0. The statistics are those of the whole
          file.
        </>
      }
      columns={[
        { name: 'No.', isNumber: true },
        { name: 'Column' },
        { name: 'Type' },
        ...boundColumns,
        { name: 'Also' },
      ]}
      rows={file.columns.map(({ id, path, type, depth, facts }) => ({
        key: id,
        cells: [
          id,
          <span key="path" class="mono" data-depth={Math.min(depth, 4)}>
            {path}
          </span>,
          type,
          ...boundCells(facts, file.rows),
          moreFacts(facts),
        ],
      }))}
    />
  );
}
