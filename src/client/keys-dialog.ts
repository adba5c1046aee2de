import { loadDialogStyles } from './dialog-styles.ts';
import { shortcutKeys } from '../domain/shortcut-keys.ts';

/** Lists the shortcuts and lets the reader turn them off. */
export async function openKeysDialog(on: boolean, setOn: (on: boolean) => void): Promise<void> {
  await loadDialogStyles();
  if (document.querySelector('dialog[open]')) return;
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog dialog--keys';
  dialog.setAttribute('aria-labelledby', 'keys-title');
  const rows = shortcutKeys
    .map(([key, what]) => `<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)
    .join('');
  dialog.innerHTML = `
    <h2 id="keys-title">Keyboard shortcuts</h2>
    <dl class="keys">${rows}</dl>
    <label class="keys__switch"><input type="checkbox"> Use these shortcuts (except Esc)</label>
    <p class="row"><button class="button button--small" type="button">Close</button></p>`;
  const box = dialog.querySelector('input');
  if (box) {
    box.checked = on;
    box.addEventListener('change', () => setOn(box.checked));
  }
  dialog.querySelector('button')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
