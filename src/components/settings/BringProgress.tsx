import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mendAddress } from '../../domain/mended-address.ts';
import { findPayload, unfold, type LinkPayload } from '../../client/progress/link.ts';
import { isInstalled, isIos } from '../../client/progress/platform.ts';
import { startFresh } from '../../client/progress/start-fresh.ts';
import { $progress, $storageStatus } from '../../client/progress/store.ts';
import { lastImport } from '../../client/progress/import-progress.ts';
import { href } from '../../site.ts';
import { ImportPreview } from './ImportPreview.tsx';
import { useImport } from './use-import.ts';

/** Takes progress in from a link, pasted or opened, or from a file. */
export function BringProgress(): JSX.Element {
  const progress = useStore($progress);
  useStore($storageStatus);
  const [live, setLive] = useState(false);
  const [part, setPart] = useState<LinkPayload['part']>(null);
  const [opened, setOpened] = useState('');
  const pasted = useRef<HTMLInputElement>(null);
  const outcome = useRef<HTMLDivElement>(null);
  const { chosen, said, say, choose, chooseFile, forget, take, undo } = useImport();

  const read = async (text: string) => {
    forget();
    const found = findPayload(text);
    setPart(found?.part ?? null);
    if (!found) {
      say('This is no Lakepath link: copy it again on the other device, from its very beginning.');
      return;
    }
    const unfolded = await unfold(found.payload);
    if (unfolded.ok) choose(titleOf(found.part), unfolded.text, 'link');
    else say(unfolded.because);
  };

  useEffect(() => {
    setLive(true);
    const open = () => {
      if (!mendAddress(location.hash).startsWith('#p=')) return;
      const { href: address } = location;
      // What the link holds is nobody's business in the history.
      history.replaceState(history.state, '', location.pathname);
      setOpened(address);
      void read(address);
    };
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);

  const close = () => {
    forget();
    outcome.current?.focus();
  };
  const isEmpty = progress.attempts.size + progress.registers.size === 0;

  return (
    <div class="bring data needs-script">
      <div ref={outcome} tabIndex={-1}>
        {chosen && (
          <ImportPreview
            title={chosen.title}
            preview={chosen.preview}
            onTake={() => void take().then(close)}
            onClose={close}
          />
        )}
        <p class="data__said" role="status">
          {said}
        </p>
        {part && part.of > 1 && (
          <p>
            This was code {part.number} of {part.of}. Open the other ones too, in any order.
          </p>
        )}
        {live && !chosen && lastImport() && (
          <p class="row">
            <a class="button button--main" href={href('/')}>
              Go on learning
            </a>
            <button
              class="button button--quiet"
              type="button"
              onClick={() => void undo().then(() => outcome.current?.focus())}
            >
              Undo the last import
            </button>
          </p>
        )}
        {live && opened && isIos() && !isInstalled() && (
          <p>
            Is Lakepath on your Home Screen? The app has a record of its own:{' '}
            <button
              class="link-button"
              type="button"
              onClick={() =>
                void navigator.clipboard.writeText(opened).then(
                  () => say('The link was copied: open the app and paste it there.'),
                  () => say('The browser does not let the page copy the link.'),
                )
              }
            >
              copy the link
            </button>{' '}
            and paste it there.
          </p>
        )}
      </div>

      <section aria-labelledby="by-link">
        <h2 id="by-link">By a link</h2>
        <ol class="bring__steps">
          <li>
            On the other device, open <strong>Settings</strong> and find “Other devices”.
          </li>
          <li>Name this device, and copy or share the link. Or show its QR code.</li>
          <li>Open the link on this device, or paste it here.</li>
        </ol>
        <form
          class="row send__add"
          onSubmit={(event) => {
            event.preventDefault();
            setOpened('');
            // Read from the field itself: a reader may paste before the page is live.
            void read(pasted.current?.value ?? '').then(() => outcome.current?.focus());
            event.currentTarget.reset();
          }}
        >
          <label>
            The link
            <input ref={pasted} autocomplete="off" spellcheck={false} />
          </label>
          <button class="button" type="submit">
            Read the link
          </button>
        </form>
      </section>

      <section aria-labelledby="by-file">
        <h2 id="by-file">By a file</h2>
        <p>
          Under Settings, “Export to a file” saves all there is. Send the file to this device, and
          choose it here.
        </p>
        <p>
          <label class="button">
            Choose a file …
            <input
              class="visually-hidden"
              type="file"
              accept=".json,application/json"
              onChange={({ currentTarget }) => {
                setPart(null);
                void chooseFile(currentTarget.files?.[0]).then(() => {
                  currentTarget.value = '';
                  outcome.current?.focus();
                });
              }}
            />
          </label>
        </p>
      </section>

      {live && isEmpty && (
        <section aria-labelledby="afresh">
          <h2 id="afresh">Or begin here</h2>
          <p>What you do here can be merged with the other device at any later time.</p>
          <p>
            <a class="button button--quiet" href={href('/')} onClick={startFresh}>
              Start fresh
            </a>
          </p>
        </section>
      )}
    </div>
  );
}

function titleOf(part: LinkPayload['part']): string {
  return part && part.of > 1 ? `The link, part ${part.number} of ${part.of}` : 'The link';
}
