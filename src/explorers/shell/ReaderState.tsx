import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Busy } from './Busy.tsx';
import { Fault } from './Fault.tsx';
import type { Busy as BusyState } from './use-reader.ts';

interface Props {
  busy: BusyState | null;
  fault: string;
  /** What is open, for those who do not see it appear. */
  said: string;
  onCancel: () => void;
}

/** What the worker is doing, and what it could not do: brought into sight, for questions are asked far below. */
export function ReaderState({ busy, fault, said, onCancel }: Props): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (fault !== '') box.current?.scrollIntoView({ block: 'center' });
  }, [fault]);
  return (
    <div ref={box} class="explorer-state">
      <Busy busy={busy} onCancel={onCancel} />
      <Fault fault={fault} />
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}
