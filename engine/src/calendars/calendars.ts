/** The calendars that there are, and which one an instrument trades by. */
import type { InstrumentSpec } from '../domain/instrument.js';
import { civilDate, weekdayOf } from './civil-day.js';
import { NEW_YORK, UTC } from './time-zone.js';
import { TradingCalendar } from './trading-calendar.js';
import type { CalendarId, CalendarRules } from './trading-calendar.js';
import { FIRST_YEAR, isUsEquityHoliday, usEquityCloseMinute } from './us-equity-holidays.js';

const MIDNIGHT = 24 * 60;
const FIVE_PM = 17 * 60;

const isWeekday = (day: number): boolean => weekdayOf(day) <= 5;

/** Regular trading 9:30 to 16:00 New York; trading after hours ends at 20:00. */
const US_EQUITIES: CalendarRules = {
  id: 'XNYS',
  title: 'US equities (New York, 9:30 to 16:00)',
  zone: NEW_YORK,
  openMinute: 9 * 60 + 30,
  usualCloseMinute: 16 * 60,
  dayEndMinute: 20 * 60,
  weekStart: 7,
  isTradingDay: (day) =>
    isWeekday(day) && (civilDate(day).year < FIRST_YEAR || !isUsEquityHoliday(day)),
  closeMinute: usEquityCloseMinute,
  isQuietDay: () => false,
};

/** Sunday 17:00 to Friday 17:00 New York; each day ends at 17:00. */
const FOREX: CalendarRules = {
  id: 'FX',
  title: 'forex (Sunday 17:00 to Friday 17:00 New York, days end at 17:00)',
  zone: NEW_YORK,
  openMinute: FIVE_PM - MIDNIGHT,
  usualCloseMinute: FIVE_PM,
  dayEndMinute: FIVE_PM,
  weekStart: 7,
  isTradingDay: isWeekday,
  closeMinute: () => FIVE_PM,
  // Around Christmas and New Year brokers differ in the days and hours that they quote.
  isQuietDay: (day) => {
    const { month, day: date } = civilDate(day);
    return (
      (month === 12 && ((date >= 24 && date <= 26) || date === 31)) || (month === 1 && date <= 2)
    );
  },
};

const ALWAYS_OPEN: CalendarRules = {
  id: '24/7',
  title: 'always open (UTC days)',
  zone: UTC,
  openMinute: 0,
  usualCloseMinute: MIDNIGHT,
  dayEndMinute: MIDNIGHT,
  weekStart: 1,
  isTradingDay: () => true,
  closeMinute: () => MIDNIGHT,
  isQuietDay: () => false,
};

const WEEKDAYS: CalendarRules = {
  ...ALWAYS_OPEN,
  id: 'WEEKDAYS',
  title: 'Monday to Friday (UTC days, holidays unknown)',
  weekStart: 7,
  isTradingDay: isWeekday,
};

const CALENDARS: Readonly<Record<CalendarId, TradingCalendar>> = {
  XNYS: new TradingCalendar(US_EQUITIES),
  FX: new TradingCalendar(FOREX),
  '24/7': new TradingCalendar(ALWAYS_OPEN),
  WEEKDAYS: new TradingCalendar(WEEKDAYS),
};

const DEFAULTS: Readonly<Record<InstrumentSpec['assetClass'], CalendarId>> = {
  INDEX: 'XNYS',
  EQUITY: 'XNYS',
  ETF: 'XNYS',
  CRYPTO: '24/7',
  FOREX: 'FX',
};

export function tradingCalendar(id: CalendarId): TradingCalendar {
  return CALENDARS[id];
}

export function defaultCalendar(assetClass: InstrumentSpec['assetClass']): CalendarId {
  return DEFAULTS[assetClass];
}

export function calendarOf(spec: InstrumentSpec): TradingCalendar {
  return CALENDARS[spec.calendar ?? DEFAULTS[spec.assetClass]];
}
