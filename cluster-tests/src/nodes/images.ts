/** What becomes of an image on a stand-in node: its tag says so, as nothing is pulled. */
export enum ImageFate {
  RUNS = 'runs',
  /** `:broken`, `:1.2-broken`: the registry does not have it. */
  CANNOT_BE_PULLED = 'cannot be pulled',
  /** `:slow`: a Job's container takes its time. */
  RUNS_SLOWLY = 'runs slowly',
}

export function fateOf(image: string | undefined): ImageFate {
  const tag = /:([\w.-]+)(@.*)?$/.exec(image ?? '')?.[1] ?? 'latest';
  const words = tag.split(/[.-]/);
  if (words.includes('broken')) {
    return ImageFate.CANNOT_BE_PULLED;
  }
  return words.includes('slow') ? ImageFate.RUNS_SLOWLY : ImageFate.RUNS;
}
