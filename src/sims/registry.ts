/**
 * The simulators, one a line: the name by which a module's text uses it, and the file here that it stands for. A
 * module's page imports those that its text names, and no others (see `../catalog/vite-simulators.ts`).
 */
export const simulators: Readonly<Record<string, string>> = {
  AsyncTank: 'async-tank/AsyncTank.astro',
  BackpressureDetective: 'backpressure-detective/BackpressureDetective.astro',
  BarrierStepper: 'barrier-stepper/BarrierStepper.astro',
  ChangelogTheatre: 'changelog-theatre/ChangelogTheatre.astro',
  CommitStepper: 'commit-stepper/CommitStepper.astro',
  CrashAndResume: 'crash-and-resume/CrashAndResume.astro',
  DataLoaderPipeline: 'dataloader-pipeline/DataLoaderPipeline.astro',
  IopCounter: 'iop-counter/IopCounter.astro',
  LsmTuner: 'lsm-tuner/LsmTuner.astro',
  MergePlayground: 'merge-playground/MergePlayground.astro',
  PruneOMeter: 'prune-o-meter/PruneOMeter.astro',
  RescaleRing: 'rescale-ring/RescaleRing.astro',
  Shredder: 'shredder/Shredder.astro',
  Starvation: 'starvation/Starvation.astro',
  TimeTravelBoard: 'time-travel-board/TimeTravelBoard.astro',
  TwoWriters: 'two-writers/TwoWriters.astro',
  WatermarkRiver: 'watermark-river/WatermarkRiver.astro',
};
