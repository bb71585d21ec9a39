import { Button, Skeleton, Tooltip } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { patient } from "@claw/ui/patient";
import { getRouteApi } from "@tanstack/react-router";
import { MessageCircleDashed, SlidersHorizontal } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { usePerson } from "../../auth/use-person.ts";
import { RoomTexts } from "../../language/room-texts.tsx";
import { preloadMarkdown } from "../answer/answer-text.tsx";
import { BaseChips } from "../bases/base-chips.tsx";
import { BasePicker } from "../bases/base-picker.tsx";
import { Composer } from "../composer/composer.tsx";
import { focusComposer } from "../composer/focus-composer.ts";
import { ModelPicker } from "../composer/model-picker.tsx";
import { newConversationPlace } from "../draft/draft-store.ts";
import { useDraft } from "../draft/use-draft.ts";
import { AttachButton } from "../files/attach-button.tsx";
import { FileDrop } from "../files/file-drop.tsx";
import { useAttachedFiles } from "../files/use-attached-files.ts";
import { PageHeader } from "../page/page-header.tsx";
import { SettingsPanel } from "../settings/settings-panel.tsx";
import { Examples } from "./examples.tsx";
import { Greeting } from "./greeting.tsx";
import { TypeChoice } from "./type-choice.tsx";
import { useBeginning } from "./use-beginning.ts";
import { useFirstMessage } from "./use-first-message.ts";

const FileChips = lazy(
  patient(async () => ({ default: (await import("../files/file-chips.tsx")).FileChips })),
);

const TemporaryNote = lazy(patient(() => import("./temporary-note.tsx")));

const route = getRouteApi("/shell/");
/** The page is at rest by then, and the first answer is not there yet. */
const idleMs = 1000;

/** Where a conversation begins: who answers, what it costs, four examples, and the composer. */
export function NewConversationPage() {
  const t = useTranslations("conversation");
  const { panel, base } = route.useSearch();
  const navigate = route.useNavigate();
  const defaultModel = usePerson()?.preferences.defaultModel ?? null;
  const beginning = useBeginning({ base, defaultModel });
  const { choices, isUnknown, choose: setChoices, chooseType } = beginning;
  const [isTemporary, setTemporary] = useState(false);
  const bases = {
    value: choices.knowledgeBaseIds,
    onChange: (knowledgeBaseIds: string[]) => setChoices((before) => ({ ...before, knowledgeBaseIds })),
  };
  const files = useAttachedFiles(bases);
  const [, write] = useDraft(newConversationPlace);
  const sendFirst = useFirstMessage({ choices, isUnknown, isTemporary });
  useDocumentTitle(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      preloadMarkdown();
      void import("../page/conversation-page.tsx");
    }, idleMs);
    return () => clearTimeout(timer);
  }, []);

  const begin = (text: string) => {
    write(text);
    focusComposer();
  };
  const setPanel = (isOpen: boolean) =>
    void navigate({ search: (search) => ({ ...search, panel: isOpen ? "settings" : undefined }) });

  return (
    <div className="flex min-h-0 flex-1">
      <FileDrop onFiles={files.add}>
        <PageHeader>
          <Tooltip content={t("temporary")} side="bottom">
            <Button
              variant="ghost"
              size="icon"
              aria-label={t("temporary")}
              aria-pressed={isTemporary}
              className="aria-pressed:bg-accent"
              onClick={() => setTemporary(!isTemporary)}
            >
              <MessageCircleDashed />
            </Button>
          </Tooltip>
          <Tooltip content={t("settings")} side="bottom">
            <Button
              variant="ghost"
              size="icon"
              aria-label={t("settings")}
              aria-expanded={panel === "settings"}
              onClick={() => setPanel(panel !== "settings")}
            >
              <SlidersHorizontal />
            </Button>
          </Tooltip>
        </PageHeader>
        <div className="quiet-scroll min-h-0 flex-1 overflow-y-auto">
          <div className="mx-auto grid min-h-full grid-cols-1 w-full max-w-[44rem] content-center gap-8 px-4 py-6 md:px-6">
            <RoomTexts room="beginning" meanwhile={<Skeleton className="h-96" />}>
              <Greeting model={choices.model} />
              <TypeChoice value={choices.type} onChange={chooseType} />
              {isTemporary ? (
                <Suspense>
                  <TemporaryNote />
                </Suspense>
              ) : (
                <Examples type={choices.type} onChoose={begin} />
              )}
            </RoomTexts>
          </div>
        </div>
        <div className="mx-auto w-full max-w-[48rem] px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-6 md:pb-5">
          <Composer
            place={newConversationPlace}
            onSend={sendFirst}
            stop={null}
            isBusy={false}
            onRecall={null}
            above={
              <>
                <BaseChips {...bases} />
                <Suspense>
                  <FileChips files={files} />
                </Suspense>
              </>
            }
            onFiles={files.add}
          >
            <ModelPicker value={choices.model} onChange={(model) => setChoices({ ...choices, model })} />
            <BasePicker {...bases} />
            <AttachButton onFiles={files.add} />
          </Composer>
        </div>
      </FileDrop>
      <SettingsPanel
        hint={t("settingsNewHint")}
        choices={choices}
        isOpen={panel === "settings"}
        onClose={() => setPanel(false)}
        onSave={(chosen) => {
          setChoices(chosen);
          setPanel(false);
        }}
      />
    </div>
  );
}
