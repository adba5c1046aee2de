/** Whether a question on the page has an answer that is begun and not checked yet. */
export function isAnswering(): boolean {
  const forms = document.querySelectorAll<HTMLFormElement>('form[data-item]:not([data-graded])');
  return [...forms].some(
    (form) =>
      [...new FormData(form).values()].some((value) => value !== '') ||
      [...form.querySelectorAll<HTMLElement>('.step')].some(
        ({ dataset }, place) => dataset.start !== String(place),
      ),
  );
}
