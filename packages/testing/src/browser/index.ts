export {
  axeSource,
  findBarriers,
  findFaint,
  isTooWide,
  readTexts,
  showTheme,
} from "./barriers.ts";
export { findChromium, launchChromium, type OpenOptions, openPage, type WatchedPage } from "./chromium.ts";
export { golden, goldenLine, type House, openHouse } from "./house.ts";
export {
  answersOf,
  ask,
  composerOf,
  type Person,
  questionsOf,
  register,
  signIn,
  somebody,
} from "./person.ts";
export {
  chineseOnAPhone,
  englishOnAWideWindow,
  type Manner,
  type Screen,
  settle,
  speak,
  walkScreens,
} from "./walk.ts";
