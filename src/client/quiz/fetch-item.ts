import { basePath } from '../base-path.ts';

const fetched = new Map<string, Promise<Document>>();

/**
 * An item's form and, for its explanations, its answer, from the fragment of its module. Links to
 * sections lead to the module's page. Null where it is not there; rejects where it did not load.
 */
export async function fetchItem(
  module: string,
  itemId: string,
): Promise<{ form: HTMLFormElement; answer: HTMLElement } | null> {
  const source = await fragmentOf(module);
  const form = source.querySelector<HTMLFormElement>(`form[data-item="${itemId}"]`);
  const answer = source.querySelector<HTMLElement>(`[data-answer="${itemId}"]`);
  if (!form || !answer) {
    // Another page in its place, such as a café's that asks to log in, must not stay.
    fetched.delete(module);
    return null;
  }
  const copies = {
    form: document.importNode(form, true),
    answer: document.importNode(answer, true),
  };
  for (const part of [copies.form, copies.answer]) {
    for (const link of part.querySelectorAll<HTMLAnchorElement>('a[href^="#"]'))
      link.setAttribute('href', `${basePath()}/modules/${module}/${link.getAttribute('href')}`);
  }
  return copies;
}

/** An item's question as plain text, from the same fragment. Null and rejecting as `fetchItem` is. */
export async function fetchQuestionText(module: string, itemId: string): Promise<string | null> {
  const source = await fragmentOf(module);
  const question = source.querySelector(`form[data-item="${itemId}"] .item__question`);
  if (!question) fetched.delete(module);
  return question?.textContent.trim() ?? null;
}

function fragmentOf(module: string): Promise<Document> {
  const known = fetched.get(module);
  if (known) return known;
  const loading = load(`${basePath()}/fragments/items/${module}/`);
  fetched.set(module, loading);
  // A failed load is tried again the next time.
  loading.catch(() => fetched.delete(module));
  return loading;
}

async function load(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // Parsed apart from the page: nothing in it runs or loads before it is put there.
  return new DOMParser().parseFromString(await response.text(), 'text/html');
}
