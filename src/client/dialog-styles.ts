import address from '../styles/dialog.css?url';

let loading: Promise<unknown> | undefined;

/** The styles of dialogs, which no page needs before one is opened. Where they do not come, a dialog works without. */
export function loadDialogStyles(): Promise<unknown> {
  loading ??= new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.addEventListener('load', done);
    link.addEventListener('error', done);
    document.head.append(link);
  });
  return loading;
}
