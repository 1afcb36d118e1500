/** The indicators that TA-Lib does not have, or defines in another way. */
import type { IndicatorDefinition } from '../indicator.js';
import { alligator } from './alligator.js';
import { alma } from './alma.js';
import { anchoredVwap } from './anchored-vwap.js';
import { atrStop } from './atr-stop.js';
import { awesome } from './awesome.js';
import { barPart } from './bar-part.js';
import { bollinger } from './bollinger.js';
import { chaikinOscillator } from './chaikin-oscillator.js';
import { chandeMomentum } from './chande-momentum.js';
import { chandelier } from './chandelier.js';
import { chop } from './chop.js';
import { cmf } from './cmf.js';
import { connorsRsi } from './connors-rsi.js';
import { correlation } from './correlation.js';
import { cvdBars } from './cvd-bars.js';
import { cvdTick } from './cvd-tick.js';
import { cvd } from './cvd.js';
import { dmi } from './dmi.js';
import { doji } from './doji.js';
import { donchian } from './donchian.js';
import { dpo } from './dpo.js';
import { efficiencyRatio } from './efficiency-ratio.js';
import { ehlersMama } from './ehlers-mama.js';
import { ehlersTrendline } from './ehlers-trendline.js';
import { elderRay } from './elder-ray.js';
import { fib } from './fib.js';
import { fisher } from './fisher.js';
import { forceIndex } from './force-index.js';
import { fractalChaosBands } from './fractal-chaos-bands.js';
import { fractal } from './fractal.js';
import { gator } from './gator.js';
import { heikinAshi } from './heikin-ashi.js';
import { hma } from './hma.js';
import { hurst } from './hurst.js';
import { ichimoku } from './ichimoku.js';
import { kdj } from './kdj.js';
import { keltner } from './keltner.js';
import { kvo } from './kvo.js';
import { maEnvelope } from './ma-envelope.js';
import { marketBeta } from './market-beta.js';
import { marubozu } from './marubozu.js';
import { mcginleyDynamic } from './mcginley-dynamic.js';
import { microPrice } from './micro-price.js';
import { orderBookImbalance } from './order-book-imbalance.js';
import { orderFlowImbalance } from './order-flow-imbalance.js';
import { parabolicSar } from './parabolic-sar.js';
import { pivotPoints } from './pivot-points.js';
import { pivots } from './pivots.js';
import { pmo } from './pmo.js';
import { prs } from './prs.js';
import { pvo } from './pvo.js';
import { regressionChannel } from './regression-channel.js';
import { regression } from './regression.js';
import { renkoAtr } from './renko-atr.js';
import { renko } from './renko.js';
import { rocBands } from './roc-bands.js';
import { rollingPivots } from './rolling-pivots.js';
import { smaError } from './sma-error.js';
import { smi } from './smi.js';
import { smma } from './smma.js';
import { smoothedBop } from './smoothed-bop.js';
import { starc } from './starc.js';
import { stc } from './stc.js';
import { supertrend } from './supertrend.js';
import { tsi } from './tsi.js';
import { ulcer } from './ulcer.js';
import { volatilityStop } from './volatility-stop.js';
import { volumeProfile } from './volume-profile.js';
import { vortex } from './vortex.js';
import { vwap } from './vwap.js';
import { vwma } from './vwma.js';
import { zScore } from './z-score.js';
import { zigzag } from './zigzag.js';

export const beyondIndicators: readonly IndicatorDefinition[] = [
  alligator,
  alma,
  anchoredVwap,
  atrStop,
  awesome,
  barPart,
  bollinger,
  chaikinOscillator,
  chandeMomentum,
  chandelier,
  chop,
  cmf,
  connorsRsi,
  correlation,
  cvdBars,
  cvdTick,
  cvd,
  dmi,
  doji,
  donchian,
  dpo,
  efficiencyRatio,
  ehlersMama,
  ehlersTrendline,
  elderRay,
  fib,
  fisher,
  forceIndex,
  fractalChaosBands,
  fractal,
  gator,
  heikinAshi,
  hma,
  hurst,
  ichimoku,
  kdj,
  keltner,
  kvo,
  maEnvelope,
  marketBeta,
  marubozu,
  mcginleyDynamic,
  microPrice,
  orderBookImbalance,
  orderFlowImbalance,
  parabolicSar,
  pivotPoints,
  pivots,
  pmo,
  prs,
  pvo,
  regressionChannel,
  regression,
  renkoAtr,
  renko,
  rocBands,
  rollingPivots,
  smaError,
  smi,
  smma,
  smoothedBop,
  starc,
  stc,
  supertrend,
  tsi,
  ulcer,
  volatilityStop,
  volumeProfile,
  vortex,
  vwap,
  vwma,
  zScore,
  zigzag,
];
