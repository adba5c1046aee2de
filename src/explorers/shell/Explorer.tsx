import type { ComponentChildren, JSX } from 'preact';
import type { Wanted } from './chosen.ts';
import { OpenBox } from './OpenBox.tsx';
import { ReaderState } from './ReaderState.tsx';
import type { Sample } from './sample.ts';
import type { Opening } from './use-opening.ts';

interface Props extends Wanted {
  samples: readonly Sample[];
  opening: Pick<
    Opening<never, unknown>,
    'opened' | 'busy' | 'fault' | 'refuse' | 'cancel' | 'take'
  >;
  /** What is open, for those who do not see it appear. */
  said: string;
  children: ComponentChildren;
}

/** An explorer’s page: the box that opens, what the worker does, and below what is open. */
export function Explorer({ samples, opening, said, children, ...wanted }: Props): JSX.Element {
  const { opened, busy, fault, refuse, cancel, take } = opening;
  return (
    <div class="explorer">
      <OpenBox
        samples={samples}
        open={opened?.sample ?? null}
        wanted={wanted}
        onOpen={take}
        onRefuse={refuse}
      />
      <ReaderState busy={busy} fault={fault} said={said} onCancel={cancel} />
      {children}
    </div>
  );
}
