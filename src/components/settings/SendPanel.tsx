import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { linkOf, linksForCodes, LONGEST_LINK } from '../../client/progress/link.ts';
import type { Device } from '../../client/progress/devices.ts';
import { exportProgress } from '../../client/progress/store.ts';
import { saveFile } from '../../client/save-file.ts';
import { countImport } from '../../domain/progress/count-import.ts';
import { EMPTY, type Progress } from '../../domain/progress/format.ts';
import { newSince } from '../../domain/progress/new-since.ts';
import { siteName } from '../../site.ts';
import { CodePages } from './CodePages.tsx';
import { describeCounts, isNothing } from './import-words.ts';

interface Props {
  device: Device;
  /** What is known here now; it is what arrives, whatever is done meanwhile. */
  progress: Progress;
  onArrived(): void;
  onClose(): void;
}

type Codes = 'none' | 'making' | 'too long' | string[];

/** What is new to a device, as a link or as codes; by file where it is too much. */
export function SendPanel({ device, progress, onArrived, onClose }: Props): JSX.Element {
  const [link, setLink] = useState<string | null | undefined>(undefined);
  const [codes, setCodes] = useState<Codes>('none');
  const [said, setSaid] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  const delta = newSince(progress, device.sent);
  const counts = countImport({ added: delta, replaced: EMPTY });
  useEffect(() => {
    panel.current?.focus();
    void linkOf(delta).then(setLink);
  }, []);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link ?? '');
      setSaid('The link was copied.');
    } catch {
      setSaid('The browser does not let the page copy: select the link below and copy it.');
    }
  };
  const share = async () => {
    try {
      await navigator.share({ title: `${siteName} progress`, url: link ?? '' });
    } catch (error) {
      // A reader who closes the sheet has seen it.
      if (!(error instanceof DOMException && error.name === 'AbortError')) await copy();
    }
  };
  const showCodes = async () => {
    setCodes('making');
    setCodes((await linksForCodes(delta)) ?? 'too long');
  };

  const close = (
    <button class="button button--quiet button--small" type="button" onClick={onClose}>
      Close
    </button>
  );
  if (isNothing(counts)) {
    return (
      <div ref={panel} class="data__preview" tabIndex={-1}>
        <p>{device.name} has all there is up to now.</p>
        <p class="row">{close}</p>
      </div>
    );
  }

  const isLinkable = typeof link === 'string' && link.length <= LONGEST_LINK;
  return (
    <div ref={panel} class="data__preview send" tabIndex={-1} aria-label={`For ${device.name}`}>
      <p>
        New to <strong>{device.name}</strong>: {describeCounts(counts)}.
      </p>
      {link === undefined && <p class="meta">Making the link …</p>}
      {link === null && <p>This browser is too old to make a link. Move a file instead.</p>}
      {typeof link === 'string' && !isLinkable && (
        <p>
          This is more than a link can carry ({Math.ceil(link.length / 1000)} kB; the most is{' '}
          {LONGEST_LINK / 1000} kB). Move a file instead. After that, a link carries what is new.
        </p>
      )}
      {isLinkable && (
        <>
          <p class="row">
            {'share' in navigator && (
              <button class="button button--small" type="button" onClick={() => void share()}>
                Share the link …
              </button>
            )}
            <button class="button button--small" type="button" onClick={() => void copy()}>
              Copy the link
            </button>
            {typeof codes === 'string' && (
              <button
                class="button button--small"
                type="button"
                disabled={codes === 'making'}
                onClick={() => void showCodes()}
              >
                Show a QR code
              </button>
            )}
          </p>
          <label class="send__link">
            The link
            <input readOnly value={link} onFocus={({ currentTarget }) => currentTarget.select()} />
          </label>
          {codes === 'too long' && <p>One of these is too long for a code: use the link.</p>}
          {typeof codes !== 'string' && <CodePages links={codes} name={device.name} />}
        </>
      )}
      {link !== undefined && !isLinkable && (
        <p class="row">
          <button
            class="button button--small"
            type="button"
            onClick={() => {
              const { name, text } = exportProgress();
              saveFile(name, text);
              setSaid(`Saved as ${name}.`);
            }}
          >
            Save the file
          </button>
        </p>
      )}
      <p class="data__said" role="status">
        {said}
      </p>
      <p>When {device.name} has taken it in, say so. Until then, all this counts as not sent.</p>
      <p class="row">
        <button class="button button--main button--small" type="button" onClick={onArrived}>
          It arrived
        </button>
        {close}
      </p>
    </div>
  );
}
