import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Busy } from '../shell/Busy.tsx';
import type { Chosen } from '../shell/chosen.ts';
import { Fault } from '../shell/Fault.tsx';
import { OpenBox } from '../shell/OpenBox.tsx';
import type { Sample } from '../shell/sample.ts';
import { useLeadTo } from '../shell/use-lead-to.ts';
import { readAddress, type Asked } from './address.ts';
import { Opened } from './Opened.tsx';
import { useTable } from './use-table.ts';

interface Props {
  samples: readonly Sample[];
}

/** The table explorer: what is open, or the way to open something. */
export default function View({ samples }: Props): JSX.Element {
  const table = useTable();
  const { open } = table;
  const { heading, ask } = useLeadTo(table.opened);

  const openChosen = (chosen: Chosen, asked?: Asked) => {
    switch (chosen.kind) {
      case 'sample': {
        const { href, id, title } = chosen.sample;
        open({ kind: 'address', href, name: title }, id, asked);
        break;
      }
      case 'file':
        open({ kind: 'zip', file: chosen.file }, null);
        break;
      case 'folder':
        open({ kind: 'folder', name: chosen.name, files: chosen.files }, null);
        break;
    }
  };

  useEffect(() => {
    const asked = readAddress(location.search);
    const sample = samples.find(({ id }) => id === asked.open);
    if (sample) openChosen({ kind: 'sample', sample }, asked);
  }, []);

  return (
    // What shows or hides it for want of scripts also says how it is laid out: hence two.
    <div class="needs-script">
      <div class="explorer table-explorer">
        <div class="table-open">
          <OpenBox
            samples={samples}
            open={table.sample}
            own="a table’s folder, or a zip of it,"
            accept=".zip"
            folders
            onOpen={(chosen) => {
              ask();
              openChosen(chosen);
            }}
          />
          <Busy busy={table.busy} onCancel={table.cancel} />
          <Fault fault={table.fault} />
        </div>
        {table.opened && <Opened table={table} opened={table.opened} heading={heading} />}
      </div>
    </div>
  );
}
