/** How long so many questions take, in whole minutes, one at least: at 45 seconds each. */
export function reviewMinutes(questions: number): number {
  return Math.max(1, Math.round((questions * 45) / 60));
}
