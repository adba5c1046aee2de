import { useEffect, useState } from 'preact/hooks';
import { PresetChoice } from '../PresetChoice.tsx';
import { readAddress, writeAddress } from './address.ts';
import { Counters } from './Counters.tsx';
import { Measured } from './Measured.tsx';
import type { Action } from './model.ts';
import { nextPick } from './model.ts';
import { findPreset, presetIds } from './presets.ts';
import { RulesPanel } from './RulesPanel.tsx';
import { RunsPicture } from './RunsPicture.tsx';
import { act, startSession, undo } from './session.ts';
import type { Session } from './session.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { eventInWords, meansInWords, megabytes } from './words.ts';

interface Props {
  id: string;
  preset?: string | undefined;
}

const DAMAGED = 'The address holds a state that cannot be read, so this is the start.';

/** The simulator: the same picture is rendered by the server, where the controls are left out. */
export default function View({ id, preset }: Props) {
  const [session, setSession] = useState(() => startSession(findPreset(preset)));
  const [notice, setNotice] = useState('');

  useEffect(() => {
    const asked = readAddress(location.search);
    if (asked === 'damaged') setNotice(DAMAGED);
    else if (asked) setSession(asked);
  }, []);

  /** Only what the reader did goes into the address. */
  const show = (next: Session, words = '') => {
    setSession(next);
    setNotice(words);
    history.replaceState(history.state, '', writeAddress(location.href, next));
  };
  const take = (action: Action) => () => {
    show(act(session, action));
  };

  const { state } = session;
  const merges = nextPick(state) !== null;
  const fresh = session.actions.length === 0;
  const button = (label: string, onClick: () => void, look: string, disabled?: boolean) => (
    <button type="button" class={`button ${look}`} aria-disabled={disabled} onClick={onClick}>
      {label}
    </button>
  );
  const backButton = (label: string, back: (from: Session) => Session, words: string) =>
    button(
      label,
      () => {
        if (!fresh) show(back(session), words);
      },
      'button--quiet',
      fresh,
    );
  return (
    <div class="sim-lsm">
      <PresetChoice
        id={id}
        presets={presetIds.map(findPreset)}
        chosen={session.preset.id}
        choose={(preset) => {
          show(startSession(findPreset(preset)));
        }}
      />

      <div class="sim-lsm__now">
        <RunsPicture id={`${id}-runs`} state={state} />
        <div class="needs-script sim-lsm__steps">
          <div class="sim__buttons">
            {button('Flush 1 MB', take({ kind: 'flush' }), merges ? '' : 'button--main')}
            {button('Compact', take({ kind: 'compact' }), merges ? 'button--main' : '')}
            {button('Run 10', take({ kind: 'run', flushes: 10 }), 'button--quiet')}
            {button('Run 100', take({ kind: 'run', flushes: 100 }), 'button--quiet')}
            {backButton('Step back', undo, 'One step back.')}
            {backButton('Reset', ({ preset: from }) => startSession(from), 'Back at the start.')}
          </div>
        </div>
        <p class="sim__status sim-lsm__status" role="status">
          {notice && `${notice} `}
          {eventInWords(state)}
        </p>
        <RulesPanel state={state} />
      </div>

      <Counters id={id} state={state} />
      <div class="needs-script">
        <SettingsForm
          id={id}
          settings={state.settings}
          onSet={(setting, value) => {
            show(act(session, { kind: 'set', setting, value }));
          }}
        />
      </div>

      <div class="sim-lsm__compare">
        <div class="needs-script">
          <button type="button" class="button" onClick={take({ kind: 'measure' })}>
            Measure these settings over 1,000 flushes
          </button>
        </div>
        <Measured id={id} measured={state.measured} current={state.settings} />
      </div>

      <details>
        <summary>The same state as text</summary>
        <table class="sim__table">
          <caption>{`Runs from the newest to the oldest, after ${String(state.flushes)} flushes. ${meansInWords(state)}`}</caption>
          <thead>
            <tr>
              <th scope="col">run</th>
              <th scope="col">level</th>
              <th scope="col">MB</th>
              <th scope="col">next merge</th>
            </tr>
          </thead>
          <tbody>
            {state.runs.map((run, index) => (
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                <td>{`L${String(run.level)}`}</td>
                <td>{megabytes(run.bytes, 2)}</td>
                <td>{index < (nextPick(state)?.count ?? 0) ? 'yes' : 'no'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
