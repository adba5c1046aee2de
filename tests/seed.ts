import fc from 'fast-check';

// Properties take the same values in every run, so that `npm test` says the same of the same tree. Other values are
// tried with `LAKEPATH_SEED=$RANDOM npm test -- unit`: what they find becomes an example of its own.
fc.configureGlobal({ seed: Number(process.env.LAKEPATH_SEED ?? 20_261_130) });
