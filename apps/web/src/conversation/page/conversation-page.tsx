import { toFailure } from "@claw/client/browser";
import { useDocumentTitle } from "@claw/ui/document-title";
import { patient } from "@claw/ui/patient";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useCallback } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { withoutPanel } from "../../app/search.ts";
import { CompanyLine } from "../../presence/company-line.tsx";
import { BaseChips } from "../bases/base-chips.tsx";
import { BasePicker } from "../bases/base-picker.tsx";
import { Composer } from "../composer/composer.tsx";
import { ModelPicker } from "../composer/model-picker.tsx";
import { AttachButton } from "../files/attach-button.tsx";
import { FileDrop } from "../files/file-drop.tsx";
import { useAttachedFiles } from "../files/use-attached-files.ts";
import { useIsBeingMade } from "../send/use-outgoing.ts";
import { SettingsPanel } from "../settings/settings-panel.tsx";
import { AnswerPanel } from "../sources/answer-panel.tsx";
import { useBranch } from "../tree/use-branch.ts";
import { useChangeConversation } from "../use-change-conversation.ts";
import { useTitle } from "../use-title.ts";
import { ConversationHeader } from "./conversation-header.tsx";
import { ConversationThread } from "./conversation-thread.tsx";
import { useMarkedWords } from "./use-marked-words.ts";
import { useMessageActions } from "./use-message-actions.ts";
import { useMessages } from "./use-messages.ts";
import { useStop } from "./use-stop.ts";

const ConversationGone = lazy(
  patient(async () => ({
    default: (await import("./conversation-gone.tsx")).ConversationGone,
  })),
);
const FileChips = lazy(
  patient(async () => ({ default: (await import("../files/file-chips.tsx")).FileChips })),
);

const route = getRouteApi("/shell/c/$conversationId");

function ConversationView({ conversationId }: { conversationId: string }) {
  const t = useTranslations("conversation");
  const { send } = useApp();
  const navigate = route.useNavigate();
  const panelSearch = route.useSearch();
  const isBeingMade = useIsBeingMade(conversationId);
  const conversation = trpc.conversation.get.useQuery({ conversationId }, { enabled: !isBeingMade });
  const thread = useMessages(conversationId, panelSearch.at ?? null);
  const hasEnd = thread.loadNewer === null;
  const { change } = useChangeConversation();
  const titleOf = useTitle();
  const { messages, openedAt } = thread;
  const branch = useBranch({ conversationId, messages, hasEnd, openedAt: panelSearch.at ?? openedAt });
  const last = hasEnd ? (branch.shown.at(-1)?.message ?? null) : null;
  const isAnswering = last?.status === "streaming" && branch.coming.length === 0;
  const stop = useStop(isAnswering ? last : null);
  const isBusy = isAnswering || branch.outgoing.length > 0;
  const { openEnd } = thread;
  const atEnd = useCallback(
    (deed: () => void) => void (hasEnd ? deed() : openEnd().then(deed, deed)),
    [hasEnd, openEnd],
  );
  const [editedId, actions] = useMessageActions({ choose: branch.choose, isBusy, atEnd });
  const present = conversation.data ?? null;
  useMarkedWords(panelSearch.at ?? null, panelSearch.q ?? "");
  useDocumentTitle(present ? titleOf(present) : null);

  const bases = {
    value: present?.knowledgeBaseIds ?? [],
    onChange: (knowledgeBaseIds: string[]) => {
      if (present) void change(present, { knowledgeBaseIds });
    },
  };
  const files = useAttachedFiles(bases);
  const lastQuestion = branch.shown.findLast(({ message }) => message.role === "user")?.message;

  const isSettingsOpen = panelSearch.panel === "settings";
  const closePanel = () => void navigate({ search: withoutPanel });
  const togglePanel = () =>
    void navigate({
      search: (search) => ({ ...withoutPanel(search), panel: isSettingsOpen ? undefined : "settings" }),
    });
  const ask = (content: string) => {
    if (present?.status === "archived") void change(present, { status: "active" });
    const below = hasEnd ? undefined : branch.shown.at(-1)?.message.id;
    const place = { parentId: last?.id ?? null, ...(below === undefined ? {} : { belowId: below }) };
    atEnd(() => void send({ conversationId, content, place: conversationId, ...place }));
  };

  if (conversation.isError && !present) {
    const { reason } = toFailure(conversation.error);
    if (reason === "NOT_FOUND" || reason === "INVALID_INPUT") {
      return (
        <Suspense>
          <ConversationGone />
        </Suspense>
      );
    }
  }

  return (
    <div className="flex min-h-0 flex-1">
      <FileDrop onFiles={files.add}>
        <ConversationHeader
          conversation={present}
          lastMessageId={last?.id ?? null}
          isPanelOpen={isSettingsOpen}
          onTogglePanel={togglePanel}
        />
        <ConversationThread
          thread={thread}
          conversationId={conversationId}
          branch={branch}
          editedId={editedId}
          actions={actions}
          at={panelSearch.at ?? null}
        >
          {(goToEnd) => (
            <>
              {present?.status === "archived" ? (
                <p className="mb-2 text-center text-muted-foreground text-xs">{t("archivedNote")}</p>
              ) : null}
              <Composer
                place={conversationId}
                stop={stop}
                isBusy={isBusy}
                last={last}
                above={
                  <>
                    <BaseChips {...bases} />
                    <Suspense>
                      <FileChips files={files} />
                    </Suspense>
                  </>
                }
                onFiles={files.add}
                onRecall={() => actions.edit(lastQuestion?.id ?? null)}
                onSend={(content) => {
                  ask(content);
                  if (hasEnd) goToEnd();
                }}
              >
                {present ? (
                  <>
                    <ModelPicker
                      value={present.model}
                      onChange={(model) => void change(present, { model })}
                    />
                    <BasePicker {...bases} />
                    <AttachButton onFiles={files.add} />
                  </>
                ) : null}
              </Composer>
              <CompanyLine conversationId={last ? conversationId : null} />
            </>
          )}
        </ConversationThread>
      </FileDrop>
      {present ? (
        <SettingsPanel
          hint={t("settingsHint")}
          choices={{
            type: present.type,
            model: present.model,
            systemPrompt: present.systemPrompt ?? "",
            knowledgeBaseIds: present.knowledgeBaseIds,
          }}
          isOpen={isSettingsOpen}
          onClose={togglePanel}
          onSave={(choices) =>
            void change(present, { ...choices, systemPrompt: choices.systemPrompt || null })
          }
        />
      ) : null}
      <AnswerPanel search={panelSearch} messages={messages} onClose={closePanel} />
    </div>
  );
}

/** One conversation; each has a view of its own, so that nothing of one is seen in another. */
export function ConversationPage() {
  const { conversationId } = route.useParams();

  return <ConversationView key={conversationId} conversationId={conversationId} />;
}
