import type { RoomMessages } from "./messages.ts";

export const enSettings: RoomMessages["settings"] = {
  settings: {
    group: {
      people: "Registration",
      notice: "Announcement",
      knowledge: "Knowledge bases",
      limits: "Limits and retention",
      mail: "Mail",
    },
    name: {
      registrationOpen: "Open registration",
      startingCredit: "Credit of a new account",
      approvalLimit: "Amount that needs two operators",
      requestsPerMinute: "Questions per minute",
      traceDays: "Days that retrieval traces are kept",
      embeddingModel: "Embedding model of new bases",
      rerankModel: "Reranking model",
      smtpUrl: "Mail server",
      announcement: "Announcement",
    },
    hint: {
      registrationOpen: "While on, whoever reaches this installation may make an account.",
      startingCredit: "What each new account is given, in CNY.",
      approvalLimit: "Above this amount (CNY) payments and adjustments take two operators.",
      requestsPerMinute: "How many questions a person may ask models in a minute, whatever the plan.",
      traceDays: "For how many days the record of how an answer was found is kept.",
      embeddingModel:
        "New bases whose owner chose none are searched by meaning with it. Bases that are there keep their own; vectors of two models are never compared.",
      rerankModel:
        "It orders the passages that were found before they are answered from. One more call for each search, paid by whoever asks.",
      smtpUrl:
        "The address holds a password: it is encrypted and never shown again. Without one, mails stay in the outbox here.",
      announcement: "Everybody sees it above everything else.",
    },
    empty: {
      registrationOpen: "Empty: no effect.",
      startingCredit: "Empty: nothing is given.",
      approvalLimit: "Empty: one operator is always enough.",
      requestsPerMinute: "Empty: what the plan says.",
      traceDays: "Empty: kept for ever.",
      embeddingModel:
        "To choose from: the embedding models offered under Models, and those named in the server’s environment.",
      rerankModel:
        "To choose from: the reranking models offered under Models, and the one named in the server’s environment.",
      smtpUrl: "Empty: mails stay in the outbox.",
      announcement: "Empty: nothing is announced.",
    },
    problem: {
      empty: "Fill this in.",
      amount: "Give an amount, such as 10 or 0.5.",
      count: "Give a whole number above 0.",
      secret: "Give an address such as smtp://user:password@mail.example.com:587.",
    },
    all: "All settings",
    value: "Value",
    newValue: "New value",
    isSet: "Set, not shown",
    isNotSet: "Not set",
    save: "Save",
    saved: "“{name}” was changed; every process follows within seconds",
    sensitive: "Sensitive",
    isDefault: "Default",
    reset: "Reset",
    versions: "{count, plural, one {# version} other {# versions}}",
    versionNumber: "Version {version}",
    historyOf: "History of {name}",
    current: "Current",
    older: "Older versions",
    rollback: "Back to this version",
    rollbackTitle: "{name}: back to version {version}",
    rollbackHint: "It becomes a new version; nothing of the history is lost.",
    hidden: "Not shown",
    noValue: "No value",
    on: "On",
    off: "Off",
    importTitle: "The file changes {count, plural, one {one setting} other {# settings}}",
    importHint: "What it does not name, and what is the same, stays.",
    nothingToImport: "The file says what is set already: nothing to change",
    line: { gone: "Gone:", new: "New:" },
    imported: "Settings imported",
    notJson: "This file is no export of settings.",
    reading: {
      model: "Model",
      none: { embedding: "None: searched by words alone", rerank: "None: not reranked" },
      gone: "{model} (not available now)",
      goneHint:
        "This model is not available now: it is no longer offered, or its provider is not connected. Choose another one.",
      noModels:
        "There is no model to choose yet. Add one from a provider under Models, and say what it is for.",
      changeTitle: "{model} for new bases",
      changeHint: "From then on, new knowledge bases are embedded with this model.",
      changeOthers:
        "{bases, plural, one {One base with} other {# bases with}} {documents, plural, one {# document} other {# documents}} keep other models: searches there use these and find what they found before. To give all of them {model}, {chunks, plural, one {# passage} other {# passages}} would have to be embedded again; that can be started here once this is saved.",
      changeDeed: "Save",
      others:
        "{bases, plural, one {One base} other {# bases}} ({documents, plural, one {# document} other {# documents}}) with another embedding model:",
      anew: "Give them all {model}",
      again: "Try again",
      anewTitle: "Embed anew with {model}",
      anewHint:
        "Their owners pay for it from their balance. Until it is done the old vectors are searched; bases that are searched by words alone stay so.",
      anewCount:
        "In all {bases, plural, one {one base} other {# bases}}, {documents, plural, one {# document} other {# documents}}, {chunks, plural, one {# passage} other {# passages}}.",
      anewDeed: "Begin",
      begun: "{count, plural, one {One base is} other {# bases are}} being embedded anew",
      building: "{count, plural, one {One base is} other {# bases are}} being embedded anew",
      failed:
        "{count, plural, one {One base} other {# bases}} could not be embedded anew; the old vectors are still searched",
    },
    announcement: {
      zh: "Chinese",
      en: "English, optional",
      level: "Style",
      info: "Notice",
      warning: "Warning",
      remove: "Take down",
      publish: "Publish",
      preview: "What everybody will see",
    },
  },
};
