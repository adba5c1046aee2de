import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { PLAN_DEFAULTS, type PlanError } from '../../domain/plan.ts';
import { href } from '../../site.ts';
import { skillName } from '../names.ts';
import type { Edits, Fields } from './fields.ts';
import type { PlannerProps } from './Planner.tsx';

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
  const { catalog, names, fields, onEdit, onSubmit, error, children } = props;
  const toggle = (list: string[], id: string, on: boolean) =>
    on ? [...list, id] : list.filter((other) => other !== id);
  const fault = (field: PlanError['field']) =>
    error?.field === field && (
      <p class="field__fault" id={`fault-${field}`}>
        {faultSentence(error, names)}
      </p>
    );
  const described = (field: PlanError['field']) =>
    error?.field === field ? { 'aria-invalid': true, 'aria-describedby': `fault-${field}` } : {};

  // A fault must not hide; once open, it stays open.
  const weighing = useRef<HTMLDetailsElement>(null);
  const isHidden = error && ['weights', 'review', 'buffer'].includes(error.field);
  useEffect(() => {
    if (isHidden && weighing.current) weighing.current.open = true;
  }, [isHidden]);

  return (
    <form
      class="planner__form"
      autocomplete="off"
      // The planner says what is wrong, and takes more than a field's steps allow.
      noValidate
      onSubmit={(event) => (event.preventDefault(), onSubmit())}
    >
      <fieldset class="needs-script">
        <legend>What you prepare for</legend>
        {catalog.qualifications.map(({ id, level }) => (
          <label class={`tickline q${names[id]?.ordinal}`} key={id}>
            <input
              type="checkbox"
              checked={fields.qualifications.includes(id)}
              onChange={({ currentTarget }) =>
                onEdit({
                  qualifications: toggle(fields.qualifications, id, currentTarget.checked),
                })
              }
            />
            <span>
              <span class="qtag__n">Q{names[id]?.ordinal}</span> {names[id]?.short}
              {level === 'minimum' && <span class="meta"> minimum</span>}
            </span>
          </label>
        ))}
        {fault('qualifications')}
        {fields.skills && (
          <p class="meta planner__narrow">
            Only as far as a posting asks for it:{' '}
            {fields.skills.map((id) => skillName(catalog, id)).join(', ')}.{' '}
            <button class="link-button" type="button" onClick={() => onEdit({ skills: null })}>
              Take all of it
            </button>
          </p>
        )}
        {fault('skills')}
      </fieldset>
      <div class="planner__numbers needs-script">
        <label class="field field--hours">
          <span>Hours a week</span>
          <input
            type="number"
            name="hours"
            min="0.5"
            max="100"
            step="0.5"
            inputmode="decimal"
            value={fields.hours}
            onInput={({ currentTarget }) => onEdit({ hours: currentTarget.value })}
            {...described('hoursPerWeek')}
          />
          {fault('hoursPerWeek')}
        </label>
        <label class="field field--pace">
          <span>Pace: × {Number(fields.pace).toFixed(1)}</span>
          <input
            type="range"
            name="pace"
            min="1"
            max="2"
            step="0.1"
            value={fields.pace}
            aria-valuetext={`${fields.pace} times the minutes given`}
            onInput={({ currentTarget }) => onEdit({ pace: currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>Start</span>
          <input
            type="date"
            name="start"
            value={fields.start}
            onInput={({ currentTarget }) => onEdit({ start: currentTarget.value })}
            {...described('start')}
          />
          {fault('start')}
        </label>
        <label class="field">
          <span>Target date, if any</span>
          <input
            type="date"
            name="target"
            value={fields.target}
            onInput={({ currentTarget }) => onEdit({ target: currentTarget.value })}
            {...described('target')}
          />
          {fault('target')}
        </label>
      </div>
      <details class="needs-script planner__more" id="known">
        <summary>
          What you know already
          {fields.known.length > 0 && `: ${fields.known.length} of ${catalog.modules.length}`}
        </summary>
        <p class="meta">
          They cost no time and are not planned. Not sure?{' '}
          <a href={href('/placement/')}>Find out with up to 20 questions</a>.
        </p>
        <fieldset>
          <legend class="visually-hidden">Modules you know already</legend>
          {catalog.modules.map(({ id, title }) => (
            <label class="tickline" key={id}>
              <input
                type="checkbox"
                checked={fields.known.includes(id)}
                onChange={({ currentTarget }) => onEdit({ known: { [id]: currentTarget.checked } })}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      </details>
      <details class="needs-script planner__more" ref={weighing}>
        <summary>What counts how much</summary>
        <p class="meta">
          Where time is short, what weighs more comes in first. A minimum qualification weighs{' '}
          {PLAN_DEFAULTS.weights.minimum}, a preferred one {PLAN_DEFAULTS.weights.preferred}.
        </p>
        {catalog.qualifications
          .filter(({ id }) => fields.qualifications.includes(id))
          .map(({ id, level }) => (
            <label class={`weightline q${names[id]?.ordinal}`} key={id}>
              <span>
                <span class="qtag__n">Q{names[id]?.ordinal}</span> {names[id]?.short}
              </span>
              <input
                type="number"
                min="0.5"
                max="100"
                step="0.5"
                inputmode="decimal"
                value={fields.weights[id] ?? PLAN_DEFAULTS.weights[level]}
                onInput={({ currentTarget }) =>
                  onEdit({ weights: { ...fields.weights, [id]: currentTarget.value } })
                }
                {...described('weights')}
              />
            </label>
          ))}
        {fault('weights')}
        <div class="planner__shares">
          {(
            [
              ['review', 'Kept for review, %'],
              ['buffer', 'Kept spare, %'],
            ] as const
          ).map(([name, label]) => (
            <label class="field" key={name}>
              <span>{label}</span>
              <input
                type="number"
                min="0"
                max="90"
                step="5"
                value={fields[name]}
                onInput={({ currentTarget }) => onEdit({ [name]: currentTarget.value })}
                {...described(name)}
              />
              {fault(name)}
            </label>
          ))}
        </div>
      </details>
      {children}
    </form>
  );
}

/** What is wrong, with a qualification's short name in the place of its id. */
export function faultSentence({ reason }: PlanError, names: PlannerProps['names']): string {
  const said = reason.replace(/"([a-z0-9-]+)"/g, (whole, id: string) => names[id]?.short ?? whole);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}
