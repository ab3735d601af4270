/** How much of the past is shown: from a minute to a year. */
export const RANGES = [60_000, 600_000, 3_600_000, 21_600_000, 86_400_000, 604_800_000, 2_592_000_000, 31_536_000_000];
