import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { PLAN_DEFAULTS, PLAN_LIMITS, type PlanError } from '../../domain/plan.ts';
import { skillName } from '../names.ts';
import { faultSentence } from './fault-sentence.ts';
import { KnownField } from './KnownField.tsx';
import { LabChoiceField } from './LabChoiceField.tsx';
import { PlanField } from './PlanField.tsx';
import type { Edits, Fields } from './fields.ts';
import type { PlannerProps } from './props.ts';

interface Props extends PlannerProps {
  fields: Fields;
  onEdit: (change: Edits) => void;
  onSubmit: () => void;
  error: PlanError | null;
  /** The button that keeps the plan, and what is said beside it. */
  children: ComponentChildren;
}

/** Faults that have a place on the form; any other is said where the plan would stand. */
export const fieldsWithFaults: readonly PlanError['field'][] = [
  ...(['qualifications', 'weights', 'skills', 'hoursPerWeek', 'start', 'target'] as const),
  ...(['review', 'buffer'] as const),
];

/** Everything that a plan is made from. */
export function PlanForm(props: Props): JSX.Element {
  const { catalog, fields, onEdit, onSubmit, error, children } = props;
  const chosen = useRef<HTMLFieldSetElement>(null);
  const weighing = useRef<HTMLDetailsElement>(null);
  // A fault must not hide; once open, it stays open.
  const isHidden = error && ['weights', 'review', 'buffer'].includes(error.field);
  useEffect(() => {
    if (isHidden && weighing.current) weighing.current.open = true;
  }, [isHidden]);

  const fault = (field: PlanError['field']) =>
    error?.field === field && (
      <p class="field__fault" id={`fault-${field}`}>
        {faultSentence(error, catalog)}
      </p>
    );
  const choose = (id: string, on: boolean) => {
    const { qualifications, skills } = fields;
    const own = catalog.qualifications.find((one) => one.id === id)?.skills ?? [];
    onEdit({
      qualifications: on ? [...qualifications, id] : qualifications.filter((one) => one !== id),
      // What is chosen by hand counts as a whole, whatever a posting has narrowed.
      ...(on && skills && { skills: [...new Set([...skills, ...own])] }),
    });
  };
  const field = (
    name: 'hours' | 'start' | 'target' | 'review' | 'buffer',
    label: string,
    of: PlanError['field'],
  ) => ({
    label,
    field: of,
    error: fault(of),
    value: fields[name],
    onInput: (value: string) => onEdit({ [name]: value }),
  });

  return (
    <form
      class="planner__form"
      autocomplete="off"
      noValidate
      onSubmit={(event) => (event.preventDefault(), onSubmit())}
    >
      <fieldset class="needs-script" ref={chosen} tabIndex={-1}>
        <legend>What you prepare for</legend>
        {catalog.qualifications.map(({ id, ordinal, short, level }) => (
          <label class={`tickline q${ordinal}`} key={id}>
            <input
              type="checkbox"
              checked={fields.qualifications.includes(id)}
              onChange={({ currentTarget }) => choose(id, currentTarget.checked)}
            />
            <span>
              <span class="qtag__n">Q{ordinal}</span> {short}
              {level === 'minimum' && <span class="meta"> minimum</span>}
            </span>
          </label>
        ))}
        {fault('qualifications')}
        {fields.skills && (
          <p class="planner__narrow">
            Only what the posting asks for of these:{' '}
            {fields.skills.map((id) => skillName(catalog, id)).join(', ')}.{' '}
            <button
              class="link-button"
              type="button"
              onClick={() => {
                onEdit({ skills: null });
                // The button goes with what it takes away.
                chosen.current?.focus();
              }}
            >
              Take all of them
            </button>
          </p>
        )}
        {fault('skills')}
      </fieldset>
      <div class="planner__numbers needs-script">
        <PlanField {...field('hours', 'Hours a week', 'hoursPerWeek')} class="field--hours" />
        <div class="field field--pace">
          <label for="pace">Pace: × {Number(fields.pace).toFixed(1)}</label>
          <input
            id="pace"
            type="range"
            min={PLAN_LIMITS.pace.least}
            max={PLAN_LIMITS.pace.most}
            step="0.1"
            value={fields.pace}
            aria-valuetext={`${fields.pace} times the minutes given`}
            aria-describedby="pace-note"
            onInput={({ currentTarget }) => onEdit({ pace: currentTarget.value })}
          />
          <p class="meta" id="pace-note">
            40 minutes count as {Math.round(40 * Number(fields.pace))}.
          </p>
        </div>
        <PlanField {...field('start', 'Start', 'start')} type="date" />
        <PlanField {...field('target', 'Target date, if any', 'target')} type="date" />
      </div>
      {catalog.labs.length > 0 && (
        <LabChoiceField choice={fields.labChoice} onChoose={(labChoice) => onEdit({ labChoice })} />
      )}
      <KnownField {...{ catalog, fields, onEdit }} />
      <details class="needs-script planner__more" ref={weighing}>
        <summary>What counts how much</summary>
        <p class="meta">
          Where time is short, what weighs more comes in first. A minimum qualification weighs{' '}
          {PLAN_DEFAULTS.weights.minimum}, a preferred one {PLAN_DEFAULTS.weights.preferred}.
        </p>
        {catalog.qualifications
          .filter(({ id }) => fields.qualifications.includes(id))
          .map(({ id, ordinal, short, level }) => (
            <label class={`weightline q${ordinal}`} key={id}>
              <span>
                <span class="qtag__n">Q{ordinal}</span> {short}
              </span>
              <input
                type="text"
                inputmode="decimal"
                value={fields.weights[id] ?? PLAN_DEFAULTS.weights[level]}
                onInput={({ currentTarget }) =>
                  onEdit({ weights: { ...fields.weights, [id]: currentTarget.value } })
                }
                {...(error?.field === 'weights' &&
                  error.fault.kind === 'out-of-range' &&
                  error.fault.id === id && {
                    'aria-invalid': true,
                    'aria-describedby': 'fault-weights',
                  })}
              />
            </label>
          ))}
        {fault('weights')}
        <div class="planner__shares">
          <PlanField {...field('review', 'Kept for review, %', 'review')} />
          <PlanField {...field('buffer', 'Kept spare, %', 'buffer')} />
        </div>
      </details>
      {children}
    </form>
  );
}
