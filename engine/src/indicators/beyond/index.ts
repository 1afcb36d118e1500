/** The indicators that TA-Lib has not. */
import type { IndicatorDefinition } from '../indicator.js';
import { donchian } from './donchian.js';

export const beyondIndicators: readonly IndicatorDefinition[] = [donchian];
