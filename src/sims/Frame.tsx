import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Predict } from './Predict.tsx';
import { PresetChoice } from './PresetChoice.tsx';
import type { PresetName } from './PresetChoice.tsx';
import { isFresh } from './simulator.ts';
import { joined } from './units.ts';
import type { Driven } from './use-simulator.ts';

interface Props<Session, Action> {
  id: string;
  /** The simulator's own class, for its styles. */
  class: string;
  driven: Driven<Session, Action>;
  /** The presets to choose from here; all of them by default. Addresses open the others too. */
  offered?: readonly PresetName[];
  /** What the reader watches. On a phone it stays in sight while what stands below it is used: at most half a screen. */
  picture: ComponentChildren;
  /** What must be filled in before a step. */
  fields?: ComponentChildren;
  /** The steps, as `<StepButton>`s. */
  buttons?: ComponentChildren;
  /** More that changes with each step, to be read after the words. */
  detail?: ComponentChildren;
  /** Settings: what is dragged. */
  controls?: ComponentChildren;
  /** What is secondary, in `<details>`. */
  children?: ComponentChildren;
}

/** The frame of every simulator: presets, the picture, the question, the steps, what they did in words, the settings. */
export function Frame<Session, Action>(props: Props<Session, Action>): JSX.Element {
  const { id, driven } = props;
  const { simulator, session, ready, words, refused, ask } = driven;
  const [lead, ...rest] = words.map(joined);
  const fresh = isFresh(simulator, session);
  const drive = useRef<HTMLDivElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => keepHeight(stage.current, drive.current), []);

  return (
    <div class={`sim__frame ${props.class}`} data-ready={ready}>
      <div class="sim__body">
        <PresetChoice id={id} driven={driven} offered={props.offered} />
        <div class="sim__drive" ref={drive}>
          <div class="sim__stage" ref={stage}>
            {props.picture}
          </div>
          <div class="sim__hands">
            <div class="needs-script">
              <fieldset class="sim__group" disabled={!ready}>
                <Predict id={id} driven={driven} />
                {props.fields}
                <div class="sim__buttons">
                  {props.buttons}
                  <StepButton
                    disabled={fresh}
                    press={() => {
                      ask({ kind: 'back' });
                    }}
                  >
                    Step back
                  </StepButton>
                  <StepButton
                    disabled={fresh}
                    press={() => {
                      ask({ kind: 'reset' });
                    }}
                  >
                    Reset
                  </StepButton>
                </div>
              </fieldset>
            </div>
            <p class={`sim__status${refused ? ' sim__status--refused' : ''}`} role="status">
              {rest.length > 0 ? <strong>{lead}</strong> : lead} {rest.join(' ')}
            </p>
            {props.detail}
          </div>
          {props.controls && (
            <div class="sim__settings needs-script">
              <fieldset class="sim__group sim__controls" disabled={!ready}>
                {props.controls}
              </fieldset>
            </div>
          )}
        </div>
        <div class="sim__folds">{props.children}</div>
      </div>
    </div>
  );
}

interface StepButtonProps {
  /** `main` is the step to take next. */
  look?: 'main' | 'plain' | 'quiet';
  disabled?: boolean;
  press: () => void;
  children: ComponentChildren;
}

const looks = { main: ' button--main', plain: '', quiet: ' button--quiet' };

/** One step. Where it is disabled it keeps the keyboard's focus, which `disabled` would drop. */
export function StepButton({ look = 'quiet', disabled = false, press, children }: StepButtonProps) {
  return (
    <button
      type="button"
      class={`button${looks[look]}`}
      aria-disabled={disabled || undefined}
      onClick={() => {
        if (!disabled) press();
      }}
    >
      {children}
    </button>
  );
}

/** Tells the styles how high the stage is: what is focused below must not come to lie under it. */
function keepHeight(stage: HTMLElement | null, drive: HTMLElement | null) {
  if (!stage || !drive) return undefined;
  const observer = new ResizeObserver(() => {
    drive.style.setProperty('--stage', `${String(stage.offsetHeight)}px`);
  });
  observer.observe(stage);
  return () => {
    observer.disconnect();
  };
}
