/** What only some orders have: how they rest, and which other orders they belong to. */
import type { Order } from '@fiducia/sdk';
import { useId } from 'react';
import { useI18n } from '../i18n/i18n-context.js';
import { CheckField, SelectField, TextField } from '../ui/field.js';
import { More } from '../ui/more.js';
import type { OrderFieldsProps } from './order-fields.js';
import type { OrderField } from './order-form.js';
import { hasField } from './order-terms.js';

const FIELDS = ['reduceOnly', 'postOnly', 'displayQuantity', 'ocoGroup', 'afterOrderId'] as const;

export interface OrderMoreFieldsProps extends OrderFieldsProps {
  /** Of this account: what a new order can belong to. */
  readonly openOrders: readonly Order[];
}

export function OrderMoreFields(props: OrderMoreFieldsProps) {
  const { form, errors, onChange } = props;
  const { t } = useI18n();
  const shown = FIELDS.filter((field) => hasField(form, field));
  const used = shown.filter((field) => form[field] !== '' && form[field] !== false).length;
  const isAnyWrong = shown.some((field: OrderField) => errors[field] !== undefined);
  return (
    <More
      summary={used === 0 ? t('order.more') : t('order.moreUsed', { count: used })}
      held={isAnyWrong}
    >
      <div className="order-more">
        <CheckField
          label={t('order.reduceOnly')}
          hint={t('order.reduceOnlyHint')}
          error={errors.reduceOnly}
          checked={form.reduceOnly}
          onChecked={(reduceOnly) => onChange({ reduceOnly })}
        />
        {hasField(form, 'postOnly') && (
          <CheckField
            label={t('order.postOnly')}
            hint={t('order.postOnlyHint')}
            error={errors.postOnly}
            checked={form.postOnly}
            onChecked={(postOnly) => onChange({ postOnly })}
          />
        )}
        {hasField(form, 'displayQuantity') && (
          <TextField
            label={t('order.displayQuantity')}
            inputMode="decimal"
            autoComplete="off"
            value={form.displayQuantity}
            hint={t('order.displayQuantityHint')}
            error={errors.displayQuantity}
            onValue={(displayQuantity) => onChange({ displayQuantity })}
          />
        )}
        <TogetherFields {...props} />
      </div>
    </More>
  );
}

function TogetherFields({ form, errors, openOrders, onChange }: OrderMoreFieldsProps) {
  const { t } = useI18n();
  const listId = useId();
  // A strategy's groups are its own, also where they have the same name.
  const own = openOrders.filter(({ source }) => source === 'MANUAL');
  const groups = new Set(own.flatMap(({ ocoGroup }) => ocoGroup ?? []));
  return (
    <>
      <TextField
        label={t('order.ocoGroup')}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        list={listId}
        value={form.ocoGroup}
        hint={t('order.ocoGroupHint')}
        error={errors.ocoGroup}
        onValue={(ocoGroup) => onChange({ ocoGroup })}
      />
      <datalist id={listId}>
        {[...groups].map((group) => (
          <option key={group} value={group} />
        ))}
      </datalist>
      <AfterField
        chosen={form.afterOrderId}
        error={errors.afterOrderId}
        openOrders={openOrders}
        onChosen={(afterOrderId) => onChange({ afterOrderId })}
      />
    </>
  );
}

interface AfterFieldProps {
  readonly chosen: string;
  readonly error: string | undefined;
  readonly openOrders: readonly Order[];
  readonly onChosen: (orderId: string) => void;
}

function AfterField({ chosen, error, openOrders, onChosen }: AfterFieldProps) {
  const { t, formats } = useI18n();
  const described = (order: Order): string => {
    const { side, quantity, instrument, type, limitPrice, stopPrice } = order;
    const price = limitPrice ?? stopPrice;
    const parts = { side: t(`side.${side}`), quantity: formats.decimal(quantity) };
    const what = { ...parts, symbol: instrument.symbol, type: t(`order.type.${type}`) };
    return price === null
      ? t('order.afterOption', what)
      : t('order.afterOptionAt', { ...what, price: formats.decimal(price, 2) });
  };
  // One that has ended since it was chosen stays chosen: the server says what became of it.
  const isGone = chosen !== '' && !openOrders.some(({ id }) => id === chosen);
  return (
    <SelectField
      label={t('order.after')}
      value={chosen}
      options={[
        { value: '', label: t('order.afterNone') },
        ...(isGone ? [{ value: chosen, label: t('order.afterGone') }] : []),
        ...openOrders.map((order) => ({ value: order.id, label: described(order) })),
      ]}
      hint={t('order.afterHint')}
      error={error}
      onValue={onChosen}
    />
  );
}
