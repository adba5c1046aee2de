import { useId } from 'preact/hooks';
import { count, formatNumber } from '../../domain/amounts.ts';
import type { VersionView } from './facts.ts';

interface Props {
  versions: readonly VersionView[];
  current: number;
  onChoose: (number: number) => void;
}

/** All versions, the latest first: a version is read as it was, whatever came after. */
export function Versions({ versions, current, onChoose }: Props) {
  const id = useId();
  return (
    <fieldset class="lance-versions">
      <legend class="visually-hidden">Version</legend>
      {versions.toReversed().map(({ number, time, operation, rows, changes }) => (
        <label key={number} class="lance-version" data-current={number === current || undefined}>
          <input
            type="radio"
            name={`${id}-version`}
            checked={number === current}
            onChange={() => onChoose(number)}
          />
          <span class="lance-version__number">{number}</span>
          <span class="lance-version__what">
            <strong>{operation.name}</strong> {changesInShort(changes)}
          </span>
          <span class="soft lance-version__rows">
            {count(rows, 'row')}
            {time !== '' && `, ${time.replace('T', ' ')} UTC`}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function changesInShort(changes: VersionView['changes']): string {
  const parts = [];
  if (changes.rows !== 0)
    parts.push(`${changes.rows > 0 ? '+' : '−'}${formatNumber(Math.abs(changes.rows))} rows`);
  if (changes.fieldsAdded.length > 0 && changes.fieldsAdded.length < 4) {
    parts.push(`+ ${changes.fieldsAdded.join(', ')}`);
  }
  if (changes.fieldsDropped.length > 0) parts.push(`− ${changes.fieldsDropped.join(', ')}`);
  if (changes.indicesAdded.length > 0) parts.push(`+ index ${changes.indicesAdded.join(', ')}`);
  return parts.join('; ');
}

/** What the version’s commit did, and what it left alone. */
export function VersionWords({ version }: { version: VersionView }) {
  const { operation, changes } = version;
  const files = (paths: readonly string[]) =>
    paths.length === 0 ? 'none' : count(paths.length, 'file');
  return (
    <>
      <p>
        <strong>{operation.name}.</strong> {operation.note}
      </p>
      <dl class="look__facts">
        <div>
          <dt>Rows</dt>
          <dd>
            {formatNumber(version.rows)}
            {version.deleted > 0 &&
              `, and ${formatNumber(version.deleted)} deleted ones still in files`}
          </dd>
        </div>
        <div>
          <dt>Files added</dt>
          <dd>{files(changes.filesAdded)}</dd>
        </div>
        <div>
          <dt>Files no longer named</dt>
          <dd>{files(changes.filesDropped)}</dd>
        </div>
        <div>
          <dt>Fragments</dt>
          <dd>
            {formatNumber(version.fragments.length + version.unlisted)}
            {changes.fragmentsAdded.length > 0 && `, ${changes.fragmentsAdded.length} new`}
            {changes.fragmentsDropped.length > 0 && `, ${changes.fragmentsDropped.length} gone`}
          </dd>
        </div>
        <div>
          <dt>Data files’ version</dt>
          <dd>{version.dataVersion === '' ? 'not said' : version.dataVersion}</dd>
        </div>
        <div>
          <dt>Written by</dt>
          <dd>{version.writer === '' ? 'not said' : version.writer}</dd>
        </div>
      </dl>
      {version.refusal !== '' && <p class="look__said">{version.refusal}</p>}
    </>
  );
}
