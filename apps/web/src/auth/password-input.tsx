import { Button, type FieldControl, Input } from "@claw/ui";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";

export type PasswordInputProps = {
  control: FieldControl;
  name: string;
  autoComplete: "current-password" | "new-password";
};

/** A password that can be looked at while it is typed. */
export function PasswordInput({ control, name, autoComplete }: PasswordInputProps) {
  const t = useTranslations("door");
  const [isShown, setShown] = useState(false);

  return (
    <div className="relative">
      <Input
        {...control}
        name={name}
        type={isShown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-11"
      />
      <Button
        variant="ghost"
        size="icon"
        aria-label={isShown ? t("hidePassword") : t("showPassword")}
        aria-pressed={isShown}
        className="absolute top-1/2 right-1 -translate-y-1/2 text-muted-foreground"
        onClick={() => setShown(!isShown)}
      >
        {isShown ? <EyeOff /> : <Eye />}
      </Button>
    </div>
  );
}
