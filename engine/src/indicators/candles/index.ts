/** The candlestick patterns, under TA-Lib’s names. */
import type { IndicatorDefinition } from '../indicator.js';
import { cdl2Crows } from './cdl-2-crows.js';
import { cdl3BlackCrows } from './cdl-3-black-crows.js';
import { cdl3Inside } from './cdl-3-inside.js';
import { cdl3LineStrike } from './cdl-3-line-strike.js';
import { cdl3Outside } from './cdl-3-outside.js';
import { cdl3StarsInSouth } from './cdl-3-stars-in-south.js';
import { cdl3WhiteSoldiers } from './cdl-3-white-soldiers.js';
import { cdlAbandonedBaby } from './cdl-abandoned-baby.js';
import { cdlAdvanceBlock } from './cdl-advance-block.js';
import { cdlBeltHold } from './cdl-belt-hold.js';
import { cdlBreakaway } from './cdl-breakaway.js';
import { cdlClosingMarubozu } from './cdl-closing-marubozu.js';
import { cdlConcealBabySwall } from './cdl-conceal-baby-swall.js';
import { cdlCounterattack } from './cdl-counterattack.js';
import { cdlDarkCloudCover } from './cdl-dark-cloud-cover.js';
import { cdlDoji } from './cdl-doji.js';
import { cdlDojiStar } from './cdl-doji-star.js';
import { cdlDragonflyDoji } from './cdl-dragonfly-doji.js';
import { cdlEngulfing } from './cdl-engulfing.js';
import { cdlEveningDojiStar } from './cdl-evening-doji-star.js';
import { cdlEveningStar } from './cdl-evening-star.js';
import { cdlGapSideSideWhite } from './cdl-gap-side-side-white.js';
import { cdlGravestoneDoji } from './cdl-gravestone-doji.js';
import { cdlHammer } from './cdl-hammer.js';
import { cdlHangingMan } from './cdl-hanging-man.js';
import { cdlHarami } from './cdl-harami.js';
import { cdlHaramiCross } from './cdl-harami-cross.js';
import { cdlHighWave } from './cdl-high-wave.js';
import { cdlHikkake } from './cdl-hikkake.js';
import { cdlHikkakeMod } from './cdl-hikkake-mod.js';
import { cdlHomingPigeon } from './cdl-homing-pigeon.js';
import { cdlIdentical3Crows } from './cdl-identical-3-crows.js';
import { cdlInNeck } from './cdl-in-neck.js';
import { cdlInvertedHammer } from './cdl-inverted-hammer.js';
import { cdlKicking } from './cdl-kicking.js';
import { cdlKickingByLength } from './cdl-kicking-by-length.js';
import { cdlLadderBottom } from './cdl-ladder-bottom.js';
import { cdlLongLeggedDoji } from './cdl-long-legged-doji.js';
import { cdlLongLine } from './cdl-long-line.js';
import { cdlMarubozu } from './cdl-marubozu.js';
import { cdlMatHold } from './cdl-mat-hold.js';
import { cdlMatchingLow } from './cdl-matching-low.js';
import { cdlMorningDojiStar } from './cdl-morning-doji-star.js';
import { cdlMorningStar } from './cdl-morning-star.js';
import { cdlOnNeck } from './cdl-on-neck.js';
import { cdlPiercing } from './cdl-piercing.js';
import { cdlRickshawMan } from './cdl-rickshaw-man.js';
import { cdlRiseFall3Methods } from './cdl-rise-fall-3-methods.js';
import { cdlSeparatingLines } from './cdl-separating-lines.js';
import { cdlShootingStar } from './cdl-shooting-star.js';
import { cdlShortLine } from './cdl-short-line.js';
import { cdlSpinningTop } from './cdl-spinning-top.js';
import { cdlStalledPattern } from './cdl-stalled-pattern.js';
import { cdlStickSandwich } from './cdl-stick-sandwich.js';
import { cdlTakuri } from './cdl-takuri.js';
import { cdlTasukiGap } from './cdl-tasuki-gap.js';
import { cdlThrusting } from './cdl-thrusting.js';
import { cdlTristar } from './cdl-tristar.js';
import { cdlUnique3River } from './cdl-unique-3-river.js';
import { cdlUpsideGap2Crows } from './cdl-upside-gap-2-crows.js';
import { cdlXSideGap3Methods } from './cdl-x-side-gap-3-methods.js';

export const candleIndicators: readonly IndicatorDefinition[] = [
  cdl2Crows,
  cdl3BlackCrows,
  cdl3Inside,
  cdl3LineStrike,
  cdl3Outside,
  cdl3StarsInSouth,
  cdl3WhiteSoldiers,
  cdlAbandonedBaby,
  cdlAdvanceBlock,
  cdlBeltHold,
  cdlBreakaway,
  cdlClosingMarubozu,
  cdlConcealBabySwall,
  cdlCounterattack,
  cdlDarkCloudCover,
  cdlDoji,
  cdlDojiStar,
  cdlDragonflyDoji,
  cdlEngulfing,
  cdlEveningDojiStar,
  cdlEveningStar,
  cdlGapSideSideWhite,
  cdlGravestoneDoji,
  cdlHammer,
  cdlHangingMan,
  cdlHarami,
  cdlHaramiCross,
  cdlHighWave,
  cdlHikkake,
  cdlHikkakeMod,
  cdlHomingPigeon,
  cdlIdentical3Crows,
  cdlInNeck,
  cdlInvertedHammer,
  cdlKicking,
  cdlKickingByLength,
  cdlLadderBottom,
  cdlLongLeggedDoji,
  cdlLongLine,
  cdlMarubozu,
  cdlMatchingLow,
  cdlMatHold,
  cdlMorningDojiStar,
  cdlMorningStar,
  cdlOnNeck,
  cdlPiercing,
  cdlRickshawMan,
  cdlRiseFall3Methods,
  cdlSeparatingLines,
  cdlShootingStar,
  cdlShortLine,
  cdlSpinningTop,
  cdlStalledPattern,
  cdlStickSandwich,
  cdlTakuri,
  cdlTasukiGap,
  cdlThrusting,
  cdlTristar,
  cdlUnique3River,
  cdlUpsideGap2Crows,
  cdlXSideGap3Methods,
];
