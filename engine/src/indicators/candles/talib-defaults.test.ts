/**
 * The patterns with TA-Lib's default settings, against what its C library (0.6.0, after
 * `TA_Initialize`) finds on two whole files: the index of the first output, then for each value
 * `value:number of bars@sum of their indices`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBarsText } from '../../market-data/bars-file.js';
import { candlePatternOf, foundIn } from '../../testing/candle-examples.js';
import { oraclesFolder } from '../../testing/oracles.js';

const FILES = ['equity_daily/MSFT_1990_2022.csv.gz', 'forex/backtestingpy_EURUSD.csv.gz'];
const paths = FILES.map((file) => join(oraclesFolder(), 'market', file));

type Found = readonly [fn: string, penetration: number | null, daily: string, hourly: string];

const FOUND: readonly Found[] = [
  ['CDL2CROWS', null, '12 -100:6@35011', '12'],
  ['CDL3BLACKCROWS', null, '13 -100:1@1770', '13 -100:3@2760'],
  ['CDL3INSIDE', null, '12 -100:48@249499 100:74@306691', '12 -100:27@68576 100:21@60520'],
  ['CDL3LINESTRIKE', null, '8 -100:2@6899 100:3@14551', '8 -100:10@20186 100:8@23652'],
  ['CDL3OUTSIDE', null, '3 -100:127@548292 100:130@556249', '3 -100:110@256934 100:104@246648'],
  ['CDL3STARSINSOUTH', null, '12', '12'],
  ['CDL3WHITESOLDIERS', null, '12 100:4@13268', '12 100:3@6671'],
  ['CDLABANDONEDBABY', null, '12', '12'],
  ['CDLABANDONEDBABY', 0.1, '12', '12'],
  ['CDLADVANCEBLOCK', null, '12 -100:42@181476', '12 -100:43@112669'],
  [
    'CDLBELTHOLD',
    null,
    '10 -100:600@2402991 100:714@2775685',
    '10 -100:326@838220 100:389@1003842',
  ],
  ['CDLBREAKAWAY', null, '14 -100:3@17382', '14'],
  [
    'CDLCLOSINGMARUBOZU',
    null,
    '10 -100:556@2070815 100:674@2750427',
    '10 -100:275@721905 100:253@651685',
  ],
  ['CDLCONCEALBABYSWALL', null, '13', '13'],
  ['CDLCOUNTERATTACK', null, '11 -100:4@21115 100:4@15233', '11'],
  ['CDLDARKCLOUDCOVER', null, '11 -100:27@124434', '11'],
  ['CDLDARKCLOUDCOVER', 0.1, '11 -100:102@450496', '11 -100:3@10855'],
  ['CDLDOJI', null, '10 100:1079@4460642', '10 100:833@2014514'],
  ['CDLDOJISTAR', null, '11 -100:94@451264 100:79@298655', '11 -100:30@62404 100:23@71416'],
  ['CDLDRAGONFLYDOJI', null, '10 100:117@494869', '10 100:145@319708'],
  [
    'CDLENGULFING',
    null,
    '2 -100:303@1228552 -80:127@216471 80:90@217092 100:280@1176946',
    '2 -100:233@531392 -80:98@322432 80:80@264752 100:254@625270',
  ],
  ['CDLEVENINGDOJISTAR', null, '12 -100:11@50010', '12 -100:8@19205'],
  ['CDLEVENINGDOJISTAR', 0.1, '12 -100:12@52072', '12 -100:8@19205'],
  ['CDLEVENINGSTAR', null, '12 -100:37@154260', '12 -100:19@38271'],
  ['CDLEVENINGSTAR', 0.1, '12 -100:42@162430', '12 -100:23@49466'],
  ['CDLGAPSIDESIDEWHITE', null, '7 -100:4@5682 100:18@87189', '7 100:7@16973'],
  ['CDLGRAVESTONEDOJI', null, '10 100:119@472565', '10 100:130@293158'],
  ['CDLHAMMER', null, '11 100:166@688093', '11 100:146@357724'],
  ['CDLHANGINGMAN', null, '11 -100:165@800607', '11 -100:90@204544'],
  [
    'CDLHARAMI',
    null,
    '11 -100:274@1220871 -80:105@197756 80:91@169532 100:287@1242443',
    '11 -100:159@386432 -80:25@92325 80:47@141659 100:133@323942',
  ],
  [
    'CDLHARAMICROSS',
    null,
    '11 -100:87@391279 -80:37@64997 80:26@49247 100:80@339229',
    '11 -100:49@107958 -80:1@4146 80:15@39460 100:31@76525',
  ],
  ['CDLHIGHWAVE', null, '10 -100:363@1761663 100:647@2539773', '10 -100:317@815013 100:313@748762'],
  [
    'CDLHIKKAKE',
    null,
    '5 -200:87@386752 -100:335@1525240 100:288@1178500 200:82@345759',
    '5 -200:79@184409 -100:290@716601 100:283@715158 200:80@199844',
  ],
  [
    'CDLHIKKAKEMOD',
    null,
    '10 -100:1@3352 100:1@3015 200:1@3018',
    '10 -200:1@830 -100:3@8753 100:7@15780 200:2@3489',
  ],
  ['CDLHOMINGPIGEON', null, '11 100:87@432045', '11 100:3@4505'],
  ['CDLIDENTICAL3CROWS', null, '12 -100:1@3465', '12 -100:6@21707'],
  ['CDLINNECK', null, '11 -100:11@32227', '11'],
  ['CDLINVERTEDHAMMER', null, '11 100:105@430042', '11 100:35@68127'],
  ['CDLKICKING', null, '11', '11'],
  ['CDLKICKINGBYLENGTH', null, '11', '11'],
  ['CDLLADDERBOTTOM', null, '14 100:12@51356', '14 100:1@4310'],
  ['CDLLONGLEGGEDDOJI', null, '10 100:1079@4460642', '10 100:824@1993269'],
  [
    'CDLLONGLINE',
    null,
    '10 -100:768@3017955 100:944@3759360',
    '10 -100:355@929947 100:401@1044545',
  ],
  ['CDLMARUBOZU', null, '10 -100:174@625117 100:242@926770', '10 -100:85@239427 100:101@263806'],
  ['CDLMATCHINGLOW', null, '6 100:151@571146', '6 100:93@249373'],
  ['CDLMATHOLD', null, '14', '14'],
  ['CDLMATHOLD', 0.1, '14', '14'],
  ['CDLMORNINGDOJISTAR', null, '12 100:12@38760', '12 100:6@17684'],
  ['CDLMORNINGDOJISTAR', 0.1, '12 100:13@40000', '12 100:6@17684'],
  ['CDLMORNINGSTAR', null, '12 100:39@143566', '12 100:17@36874'],
  ['CDLMORNINGSTAR', 0.1, '12 100:43@155608', '12 100:21@45896'],
  ['CDLONNECK', null, '11 -100:21@81742', '11'],
  ['CDLPIERCING', null, '11 100:38@137246', '11 100:2@6292'],
  ['CDLRICKSHAWMAN', null, '10 100:767@3240649', '10 100:582@1419291'],
  ['CDLRISEFALL3METHODS', null, '14 -100:3@15097 100:2@4972', '14 -100:1@2234 100:3@4711'],
  ['CDLSEPARATINGLINES', null, '11 -100:31@109397 100:15@64526', '11 -100:10@22585 100:20@52604'],
  ['CDLSHOOTINGSTAR', null, '11 -100:75@353852', '11 -100:49@118028'],
  [
    'CDLSHORTLINE',
    null,
    '10 -100:457@1804978 100:478@2032826',
    '10 -100:520@1238988 100:600@1477165',
  ],
  [
    'CDLSPINNINGTOP',
    null,
    '10 -100:702@3193033 100:932@3813617',
    '10 -100:549@1395478 100:538@1322858',
  ],
  ['CDLSTALLEDPATTERN', null, '12 -100:17@71161', '12 -100:8@17980'],
  ['CDLSTICKSANDWICH', null, '7 100:11@43788', '7 100:2@2466'],
  ['CDLTAKURI', null, '10 100:116@493208', '10 100:136@302216'],
  ['CDLTASUKIGAP', null, '7 -100:17@79600 100:26@126869', '7 -100:1@3234 100:2@5070'],
  ['CDLTHRUSTING', null, '11 -100:57@257762', '11 -100:4@13658'],
  ['CDLTRISTAR', null, '12 -100:5@22707 100:2@10156', '12 -100:5@8707 100:3@5391'],
  ['CDLUNIQUE3RIVER', null, '12 100:12@56830', '12 100:1@109'],
  ['CDLUPSIDEGAP2CROWS', null, '12 -100:1@8013', '12'],
  ['CDLXSIDEGAP3METHODS', null, '2 -100:26@111025 100:20@85611', '2 -100:22@48898 100:29@59496'],
];

function columnsOf(path: string): readonly Float64Array[] {
  const file = readBarsText(gunzipSync(readFileSync(path)).toString());
  if (!file.ok) throw new Error(file.error.message);
  const { open, high, low, close } = file.bars;
  return [open, high, low, close];
}

describe.skipIf(!paths.every((path) => existsSync(path)))(
  'TA-Lib’s default settings (skipped without the market data)',
  () => {
    let files: readonly (readonly Float64Array[])[] = [];
    beforeAll(() => {
      files = paths.map(columnsOf);
    });
    it.each(FOUND)(
      '%s with penetration %s finds what TA-Lib finds',
      (fn, penetration, ...texts) => {
        const [definition, defaults] = candlePatternOf(fn);
        const values = penetration === null ? defaults : { ...defaults, penetration };
        const actual = files.map((columns) =>
          foundIn(definition.batch(columns, values)[0] as Float64Array),
        );
        expect(actual).toEqual(texts);
      },
    );
  },
);
