/** TA-Lib's functions except the candlestick patterns. */
import type { IndicatorDefinition } from './indicator.js';
import { arithmetic } from './math/arithmetic.js';
import { mathTransforms } from './math/transforms.js';
import { htDcperiod } from './cycle/ht-dcperiod.js';
import { htDcphase } from './cycle/ht-dcphase.js';
import { htPhasor } from './cycle/ht-phasor.js';
import { htSine } from './cycle/ht-sine.js';
import { htTrendline } from './cycle/ht-trendline.js';
import { htTrendmode } from './cycle/ht-trendmode.js';
import { max } from './math/max.js';
import { maxindex } from './math/maxindex.js';
import { min } from './math/min.js';
import { minindex } from './math/minindex.js';
import { minmax } from './math/minmax.js';
import { minmaxindex } from './math/minmaxindex.js';
import { sum } from './math/sum.js';
import { adx } from './momentum/adx.js';
import { adxr } from './momentum/adxr.js';
import { apo } from './momentum/apo.js';
import { aroon } from './momentum/aroon.js';
import { aroonosc } from './momentum/aroonosc.js';
import { bop } from './momentum/bop.js';
import { cci } from './momentum/cci.js';
import { cmo } from './momentum/cmo.js';
import { dx } from './momentum/dx.js';
import { imi } from './momentum/imi.js';
import { macd } from './momentum/macd.js';
import { macdext } from './momentum/macdext.js';
import { macdfix } from './momentum/macdfix.js';
import { mfi } from './momentum/mfi.js';
import { minusDi } from './momentum/minus-di.js';
import { minusDm } from './momentum/minus-dm.js';
import { mom } from './momentum/mom.js';
import { plusDi } from './momentum/plus-di.js';
import { plusDm } from './momentum/plus-dm.js';
import { ppo } from './momentum/ppo.js';
import { roc } from './momentum/roc.js';
import { rocp } from './momentum/rocp.js';
import { rocr } from './momentum/rocr.js';
import { rocr100 } from './momentum/rocr100.js';
import { rsi } from './momentum/rsi.js';
import { stoch } from './momentum/stoch.js';
import { stochf } from './momentum/stochf.js';
import { stochrsi } from './momentum/stochrsi.js';
import { trix } from './momentum/trix.js';
import { ultosc } from './momentum/ultosc.js';
import { willr } from './momentum/willr.js';
import { accbands } from './overlap/accbands.js';
import { bbands } from './overlap/bbands.js';
import { dema } from './overlap/dema.js';
import { ema } from './overlap/ema.js';
import { kama } from './overlap/kama.js';
import { ma } from './overlap/ma.js';
import { mama } from './overlap/mama.js';
import { mavp } from './overlap/mavp.js';
import { midpoint } from './overlap/midpoint.js';
import { midprice } from './overlap/midprice.js';
import { sar } from './overlap/sar.js';
import { sarext } from './overlap/sarext.js';
import { sma } from './overlap/sma.js';
import { t3 } from './overlap/t3.js';
import { tema } from './overlap/tema.js';
import { trima } from './overlap/trima.js';
import { wma } from './overlap/wma.js';
import { avgprice } from './price/avgprice.js';
import { medprice } from './price/medprice.js';
import { typprice } from './price/typprice.js';
import { wclprice } from './price/wclprice.js';
import { avgdev } from './statistics/avgdev.js';
import { beta } from './statistics/beta.js';
import { correl } from './statistics/correl.js';
import { linearregAngle } from './statistics/linearreg-angle.js';
import { linearregIntercept } from './statistics/linearreg-intercept.js';
import { linearregSlope } from './statistics/linearreg-slope.js';
import { linearreg } from './statistics/linearreg.js';
import { stddev } from './statistics/stddev.js';
import { tsf } from './statistics/tsf.js';
import { variance } from './statistics/var.js';
import { atr } from './volatility/atr.js';
import { natr } from './volatility/natr.js';
import { trange } from './volatility/trange.js';
import { ad } from './volume/ad.js';
import { adosc } from './volume/adosc.js';
import { obv } from './volume/obv.js';

export const talibIndicators: readonly IndicatorDefinition[] = [
  ...arithmetic,
  ...mathTransforms,
  accbands,
  ad,
  adosc,
  adx,
  adxr,
  apo,
  aroon,
  aroonosc,
  atr,
  avgdev,
  avgprice,
  bbands,
  beta,
  bop,
  cci,
  cmo,
  correl,
  dema,
  dx,
  ema,
  htDcperiod,
  htDcphase,
  htPhasor,
  htSine,
  htTrendline,
  htTrendmode,
  imi,
  kama,
  linearreg,
  linearregAngle,
  linearregIntercept,
  linearregSlope,
  ma,
  macd,
  macdext,
  macdfix,
  mama,
  mavp,
  max,
  maxindex,
  medprice,
  mfi,
  midpoint,
  midprice,
  min,
  minindex,
  minmax,
  minmaxindex,
  minusDi,
  minusDm,
  mom,
  natr,
  obv,
  plusDi,
  plusDm,
  ppo,
  roc,
  rocp,
  rocr,
  rocr100,
  rsi,
  sar,
  sarext,
  sma,
  stddev,
  stoch,
  stochf,
  stochrsi,
  sum,
  t3,
  tema,
  trange,
  trima,
  trix,
  tsf,
  typprice,
  ultosc,
  variance,
  wclprice,
  willr,
  wma,
];
