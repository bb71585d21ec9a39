import type { PaymentMethod, PaymentOption, PaymentProviderName } from "@claw/contract";
import { ChoiceCards } from "@claw/ui";
import { useTranslations } from "use-intl";

/** A provider and a way to pay there, as one choice. */
export type PayWay = { provider: PaymentProviderName; method: PaymentMethod };

export type MethodChoiceProps = {
  options: readonly PaymentOption[];
  value: PayWay | null;
  onChange: (way: PayWay) => void;
};

export function waysOf(options: readonly PaymentOption[]): PayWay[] {
  return options.flatMap(({ provider, methods }) => methods.map((method) => ({ provider, method })));
}

const keyOf = ({ provider, method }: PayWay) => `${provider} ${method}`;

/** How to pay; what the provider is called is a hint below. */
export function MethodChoice({ options, value, onChange }: MethodChoiceProps) {
  const t = useTranslations("billing");
  const ways = waysOf(options);
  const choose = (key: string) => {
    const way = ways.find((candidate) => keyOf(candidate) === key);
    if (way) onChange(way);
  };

  return (
    <ChoiceCards
      label={t("topUp.method")}
      value={value ? keyOf(value) : null}
      options={ways.map((way) => ({
        value: keyOf(way),
        label: t(`payment.method.${way.method}`),
        hint: t(`topUp.methodHint.${way.method}`),
      }))}
      onChange={choose}
      className="sm:grid-cols-2"
    />
  );
}
