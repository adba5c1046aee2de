/** Why a lab could not be run, in words for whoever started it. */
export class LabError extends Error {}
