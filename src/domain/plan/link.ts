import type { Catalog } from '../catalog.ts';
import { isoDate, parseDate } from '../day.ts';
import { hashText } from '../hash-text.ts';
import { PLAN_DEFAULTS } from './defaults.ts';
import type { PlanInput } from './input.ts';
import { labChoiceOf, type LabChoice } from './lab-choice.ts';

/**
 * A plan as a link: the planner's whole input in an address's fragment, `#plan=…`. Fields with a dot
 * between:
 *
 *     1.7.fw.AQ.go.fw9.fxw.k.a.3m..1.b1xq
 *
 * | field | holds |
 * | --- | --- |
 * | format | 1 |
 * | catalogue | its version, the highest ordinal, in base 36 |
 * | qualifications | a set of ordinals; then, where there are weights of the reader's own, each after a `~`, in the ordinals' order, empty for the default |
 * | known | a set of module ordinals; modules that are done are known to whoever opens the link |
 * | hours, start, target, review, buffer, pace | hundredths, or days since 1970; the target can be empty |
 * | skills | a set of ordinals; empty: not narrowed |
 * | labs | 1: all labs are planned too; 2: one a qualification; without this field none are. Labs that are done are left out |
 * | check | a sum over what stands before |
 *
 * Numbers are in base 36. A set of ordinals has a bit for each number from 0, least first, six to a
 * digit of base64url. Ordinals are permanent and values are written out, defaults too: a link means the
 * same in every later release.
 */
const FORMAT = '1';
/** Only grows: a link means the same in every later release. */
const LABS: Record<LabChoice, string> = { none: '', all: '1', one: '2' };

export type LinkCatalog = Pick<Catalog, 'catalogVersion' | 'qualifications' | 'skills' | 'modules'>;

/** What a link turned out to be. */
export type PlanLink =
  | {
      kind: 'plan';
      input: PlanInput;
      /** The version of the catalogue that it was made with. */
      catalogVersion: number;
      /** How many ordinals it names that this catalogue does not have: it was made with a newer one. */
      strangers: number;
    }
  /** Cut off, or changed on its way. */
  | { kind: 'damaged' }
  /** Of a later format than this code knows. */
  | { kind: 'newer' };

/** The link's text. Ids that the catalogue does not have are left out. */
export function encodePlanLink(catalog: LinkCatalog, input: PlanInput): string {
  const { qualifications, weights = {}, start, target, skills = [] } = input;
  const selected = byOrdinal(catalog.qualifications).filter(
    ({ id }) => qualifications === 'all' || qualifications.includes(id),
  );
  const own = selected.map(({ id }) => (id in weights ? hundredths(weights[id]) : ''));
  const known = new Set([...(input.known ?? []), ...(input.done ?? [])]);
  const fields = [
    FORMAT,
    catalog.catalogVersion.toString(36),
    [packOrdinals(selected), ...(own.some(Boolean) ? own : [])].join('~'),
    packOrdinals(catalog.modules.filter(({ id }) => known.has(id))),
    hundredths(input.hoursPerWeek ?? PLAN_DEFAULTS.hoursPerWeek),
    dayText(start),
    target ? dayText(target) : '',
    hundredths(input.review ?? PLAN_DEFAULTS.review),
    hundredths(input.buffer ?? PLAN_DEFAULTS.buffer),
    hundredths(input.pace ?? PLAN_DEFAULTS.pace),
    packOrdinals(catalog.skills.filter(({ id }) => skills.includes(id))),
    ...[LABS[labChoiceOf(input)]].filter(Boolean),
  ];
  const text = fields.join('.');
  return `${text}.${checksum(text)}`;
}

/** Reads any text; never throws. `planPath` checks the values. */
export function decodePlanLink(catalog: LinkCatalog, link: string): PlanLink {
  const text = link.slice(0, Math.max(0, link.lastIndexOf('.')));
  const [format = '', version = '', selected = '', known = '', ...rest] = text.split('.');
  if (/^[1-9]\d*$/.test(format) && Number(format) > Number(FORMAT)) return { kind: 'newer' };
  if (link !== `${text}.${checksum(text)}` || format !== FORMAT) return { kind: 'damaged' };
  const [hours = '', start = '', target = '', review = '', buffer = '', pace = '', ...last] = rest;
  const [skills = '', labs = ''] = last;
  const [set = '', ...weights] = selected.split('~');
  const chosen = unpackOrdinals(catalog.qualifications, set);
  const knownModules = unpackOrdinals(catalog.modules, known);
  const narrowed = unpackOrdinals(catalog.skills, skills);
  const own = byOrdinal(chosen.found)
    .map(({ id }, i): [string, string] => [id, weights[i] ?? ''])
    .filter(([, weight]) => weight !== '');
  const numbers = [
    version,
    hours,
    start,
    target || '0',
    review,
    buffer,
    pace,
    ...own.map(([, weight]) => weight),
  ];
  if (numbers.some((number) => Number.isNaN(parseInt(number, 36)))) return { kind: 'damaged' };
  return {
    kind: 'plan',
    catalogVersion: parseInt(version, 36),
    strangers: chosen.strangers + knownModules.strangers + narrowed.strangers,
    input: {
      qualifications:
        chosen.found.length === catalog.qualifications.length
          ? 'all'
          : chosen.found.map(({ id }) => id),
      ...(own.length > 0 && {
        weights: Object.fromEntries(own.map(([id, weight]) => [id, readHundredths(weight)])),
      }),
      known: knownModules.found.map(({ id }) => id),
      hoursPerWeek: readHundredths(hours),
      start: isoDate(parseInt(start, 36)),
      target: target === '' ? null : isoDate(parseInt(target, 36)),
      review: readHundredths(review),
      buffer: readHundredths(buffer),
      pace: readHundredths(pace),
      ...(skills !== '' && { skills: narrowed.found.map(({ id }) => id) }),
      ...(labs === LABS.all && { labs: true }),
      ...(labs === LABS.one && { labChoice: 'one' }),
    },
  };
}

interface Numbered {
  id: string;
  ordinal: number;
}

function byOrdinal<T extends Numbered>(list: readonly T[]): T[] {
  return list.toSorted((a, b) => a.ordinal - b.ordinal);
}

function hundredths(value: number | undefined): string {
  return Math.round((value ?? 0) * 100).toString(36);
}

function readHundredths(text: string): number {
  return parseInt(text, 36) / 100;
}

function dayText(iso: string): string {
  return (parseDate(iso) ?? 0).toString(36);
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Six bits a digit, least first: bit `ordinal` is set for each of `list`. */
function packOrdinals(list: readonly Numbered[]): string {
  const digits: number[] = [];
  for (const { ordinal } of list) {
    const at = Math.floor(ordinal / 6);
    while (digits.length <= at) digits.push(0);
    digits[at] = (digits[at] ?? 0) | (1 << (ordinal % 6));
  }
  return digits.map((digit) => DIGITS.charAt(digit)).join('');
}

function unpackOrdinals<T extends Numbered>(
  list: readonly T[],
  packed: string,
): { found: T[]; strangers: number } {
  const has = (ordinal: number) =>
    ((DIGITS.indexOf(packed.charAt(Math.floor(ordinal / 6)) || 'A') >> (ordinal % 6)) & 1) === 1;
  const ordinals = Array.from({ length: packed.length * 6 }, (_, i) => i).filter(has);
  const found = list.filter(({ ordinal }) => has(ordinal));
  return { found, strangers: ordinals.length - found.length };
}

/** A slip of the clipboard does not go through unseen. */
function checksum(text: string): string {
  return hashText(text).toString(36);
}
