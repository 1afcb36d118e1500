/** Texts of the indicators on the price chart. */
export const indicators = {
  'indicators.open': 'Indicators',
  'indicators.openCount': { one: 'Indicators ({count})', other: 'Indicators ({count})' },
  'indicators.title': 'Indicators',
  'indicators.description':
    'Up to {most} over the prices or below them. The choice is kept in this browser.',
  'indicators.search': 'Add an indicator',
  'indicators.found': { one: '{count} indicator', other: '{count} indicators' },
  'indicators.full': 'These are {most}: remove one to add another.',
  'indicators.results': 'Indicators found',
  'indicators.remove': 'Remove {name}',
  'indicators.show': 'Show',
  'indicators.legend': 'Indicators shown, with their last values',
} as const;
