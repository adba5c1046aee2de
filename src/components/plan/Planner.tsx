import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { $progress, savePlan, setKnown } from '../../client/progress/store.ts';
import { today } from '../../client/today.ts';
import type { Catalog } from '../../domain/catalog.ts';
import {
  PLAN_DEFAULTS,
  PlanError,
  planPath,
  plannedModules,
  readPlanInput,
  type Plan,
  type PlanInput,
} from '../../domain/plan.ts';
import type { Json } from '../../domain/progress/format.ts';
import { sortKeys } from '../../domain/progress/json.ts';
import { markedIds, savedPlan } from '../../domain/progress/registers.ts';
import { PlanWeeks } from './PlanWeeks.tsx';

export interface PlannerProps {
  catalog: Catalog;
  /** Qualification id → its number and its short name. */
  names: Record<string, { ordinal: number; short: string }>;
}

/** The form's fields as the reader typed them; numbers stay text until they are planned with. */
interface Fields {
  qualifications: string[];
  known: string[];
  hours: string;
  start: string;
  target: string;
  pace: string;
}

/** Fields whose fault is said beside them. */
const onForm: PlanError['field'][] = ['qualifications', 'hoursPerWeek', 'start', 'target'];

/** Before a script runs there is no today: the plan is shown by week numbers from a fixed Monday. */
const undated = '2026-01-05';

export function Planner({ catalog, names }: PlannerProps): JSX.Element {
  const progress = useStore($progress);
  const [fields, setFields] = useState<Fields>(() => defaults(catalog, ''));
  const [live, setLive] = useState(false);
  const saved = live ? savedPlan(progress) : null;
  const savedText = canonical(saved?.input ?? null);
  /** What this form has just saved, until it has heard of it. */
  const own = useRef('');

  // What was saved fills the form, also when another tab saves it; without it, everything starts today.
  useEffect(() => {
    const isOwn = savedText === own.current;
    own.current = '';
    // The form is further on already, should the reader have typed meanwhile.
    if (isOwn) return;
    const input = readPlanInput(saved?.input);
    const known = markedIds($progress.get(), 'known:');
    if (input) setFields({ ...fromInput(catalog, input), known });
    else setFields({ ...defaults(catalog, today()), known });
    setLive(true);
  }, [savedText]);

  const input = toInput(fields, catalog);
  const outcome = useMemo(() => tryPlan(catalog, input), [JSON.stringify(input)]);
  const kept = live && outcome.plan !== null && savedText === canonical(input as unknown as Json);

  const keep = () => {
    if (!outcome.plan) return;
    own.current = canonical(input as unknown as Json);
    void savePlan(input as unknown as Json, plannedModules(outcome.plan));
    const before = markedIds(progress, 'known:');
    for (const { id } of catalog.modules) {
      const on = fields.known.includes(id);
      if (on !== before.includes(id)) void setKnown(id, on);
    }
  };

  // The home page's button makes a plan at once, with everything defaulted.
  useEffect(() => {
    if (!live || saved || !new URLSearchParams(location.search).has('default')) return;
    history.replaceState(null, '', location.pathname);
    keep();
  }, [live]);

  const set = (change: Partial<Fields>) => setFields({ ...fields, ...change });
  const toggle = (list: string[], id: string, on: boolean) =>
    on ? [...list, id] : list.filter((other) => other !== id);
  const fault = (field: PlanError['field']) =>
    outcome.error?.field === field ? (
      <p class="field__fault" id={`fault-${field}`}>
        {sentence(outcome.error.reason)}
      </p>
    ) : null;
  const describe = (field: PlanError['field']) =>
    outcome.error?.field === field
      ? { 'aria-invalid': true, 'aria-describedby': `fault-${field}` }
      : {};

  return (
    <div class="planner" data-live={live || undefined}>
      <form
        class="planner__form"
        autocomplete="off"
        onSubmit={(event) => (event.preventDefault(), keep())}
      >
        <fieldset class="needs-script">
          <legend>What you prepare for</legend>
          {catalog.qualifications.map(({ id, level }) => (
            <label class={`tickline q${names[id]?.ordinal}`} key={id}>
              <input
                type="checkbox"
                checked={fields.qualifications.includes(id)}
                onChange={({ currentTarget }) =>
                  set({ qualifications: toggle(fields.qualifications, id, currentTarget.checked) })
                }
              />
              <span>
                <span class="qtag__n">Q{names[id]?.ordinal}</span> {names[id]?.short}
                {level === 'minimum' && <span class="meta"> minimum</span>}
              </span>
            </label>
          ))}
          {fault('qualifications')}
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
              onInput={({ currentTarget }) => set({ hours: currentTarget.value })}
              {...describe('hoursPerWeek')}
            />
            {fault('hoursPerWeek')}
          </label>
          <label class="field field--pace">
            <span>Pace</span>
            <select
              name="pace"
              value={fields.pace}
              onChange={({ currentTarget }) => set({ pace: currentTarget.value })}
            >
              <option value="1">As the minutes say</option>
              <option value="1.3">A little slower (× 1.3)</option>
              <option value="1.6">Slower (× 1.6)</option>
              <option value="2">Twice the time</option>
            </select>
          </label>
          <label class="field">
            <span>Start</span>
            <input
              type="date"
              name="start"
              value={fields.start}
              onInput={({ currentTarget }) => set({ start: currentTarget.value })}
              {...describe('start')}
            />
            {fault('start')}
          </label>
          <label class="field">
            <span>Target date, if any</span>
            <input
              type="date"
              name="target"
              value={fields.target}
              onInput={({ currentTarget }) => set({ target: currentTarget.value })}
              {...describe('target')}
            />
            {fault('target')}
          </label>
        </div>
        <details class="needs-script planner__known">
          <summary>
            What you know already
            {fields.known.length > 0 && `: ${fields.known.length} of ${catalog.modules.length}`}
          </summary>
          <fieldset>
            <legend class="visually-hidden">Modules you know already</legend>
            {catalog.modules.map(({ id, title }) => (
              <label class="tickline" key={id}>
                <input
                  type="checkbox"
                  checked={fields.known.includes(id)}
                  onChange={({ currentTarget }) =>
                    set({ known: toggle(fields.known, id, currentTarget.checked) })
                  }
                />
                <span>{title}</span>
              </label>
            ))}
          </fieldset>
          <p class="meta">
            They cost no time and are not planned. A self-check tells you whether you do know one.
          </p>
        </details>
        <p class="planner__keep needs-script">
          {/* Once kept, not `disabled`: that would take the focus away. Keeping it again changes nothing. */}
          <button
            class="button button--main"
            type="submit"
            disabled={!outcome.plan}
            aria-disabled={kept}
          >
            {kept ? 'Plan kept' : saved ? 'Keep these changes' : 'Keep this plan'}
          </button>
          <span class="meta" role="status">
            {kept
              ? 'It is kept in this browser.'
              : saved
                ? 'Your kept plan stays until you keep the changes.'
                : ''}
          </span>
        </p>
      </form>
      {outcome.plan ? (
        <PlanWeeks
          plan={outcome.plan}
          catalog={catalog}
          names={names}
          input={input}
          dated={fields.start !== ''}
        />
      ) : (
        <p class="empty planner__result" role="status">
          There is no plan yet.{' '}
          {outcome.error && !onForm.includes(outcome.error.field)
            ? sentence(outcome.error.reason)
            : 'The form says what to change.'}
        </p>
      )}
    </div>
  );
}

function defaults(catalog: Catalog, start: string): Fields {
  return {
    qualifications: catalog.qualifications.map(({ id }) => id),
    known: [],
    hours: String(PLAN_DEFAULTS.hoursPerWeek),
    start,
    target: '',
    pace: String(PLAN_DEFAULTS.pace),
  };
}

function toInput(
  { qualifications, known, hours, start, target, pace }: Fields,
  catalog: Catalog,
): PlanInput {
  const all = catalog.qualifications.every(({ id }) => qualifications.includes(id));
  return {
    qualifications: all
      ? 'all'
      : catalog.qualifications.map(({ id }) => id).filter((id) => qualifications.includes(id)),
    known: known.toSorted(),
    hoursPerWeek: Number(hours.replace(',', '.')),
    start: start === '' ? undated : start,
    target: target === '' ? null : target,
    pace: Number(pace),
  };
}

function fromInput(catalog: Catalog, input: PlanInput): Fields {
  const ids = catalog.qualifications.map(({ id }) => id);
  return {
    // A qualification that the catalogue no longer has is left out; the others stay chosen.
    qualifications:
      input.qualifications === 'all' ? ids : ids.filter((id) => input.qualifications.includes(id)),
    known: input.known ?? [],
    hours: String(input.hoursPerWeek ?? PLAN_DEFAULTS.hoursPerWeek),
    start: input.start,
    target: input.target ?? '',
    pace: String(input.pace ?? PLAN_DEFAULTS.pace),
  };
}

function tryPlan(
  catalog: Catalog,
  input: PlanInput,
): { plan: Plan | null; error: PlanError | null } {
  try {
    return { plan: planPath(catalog, withoutStrangers(catalog, input)), error: null };
  } catch (error) {
    if (error instanceof PlanError) return { plan: null, error };
    throw error;
  }
}

/** A known mark of a module that the catalogue no longer has is kept, but not planned with. */
function withoutStrangers(catalog: Catalog, input: PlanInput): PlanInput {
  return {
    ...input,
    known: (input.known ?? []).filter((id) => catalog.modules.some((module) => module.id === id)),
  };
}

/** Equal inputs give equal texts, whatever the order of their keys in storage. */
function canonical(value: Json): string {
  return JSON.stringify(sortKeys(value));
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
