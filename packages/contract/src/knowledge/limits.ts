/** The longest question to a knowledge base, in UTF-16 units. */
export const maxQuestionLength = 10_000;
/** The longest text that `addText` takes, in UTF-16 units; longer ones are uploaded as files. */
export const maxTextLength = 500_000;
/** The most bases that one search or conversation names. */
export const maxBasesPerSearch = 50;
