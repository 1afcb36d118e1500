export const inviteUserMutation = {
    kind: 'mutation',
    name: 'InviteUser',
    repeatable: false,
    source: 'mutation InviteUser($input:InviteUserInput!){inviteUser(input:$input){__typename ...on InviteUserPayload{invitation{...Invitation}}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Invitation on Invitation{id userId expiresAt}',
};
export const resendInvitationMutation = {
    kind: 'mutation',
    name: 'ResendInvitation',
    repeatable: false,
    source: 'mutation ResendInvitation($input:ResendInvitationInput!){resendInvitation(input:$input){__typename ...on ResendInvitationPayload{invitation{...Invitation}}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Invitation on Invitation{id userId expiresAt}',
};
export const revokeInvitationMutation = {
    kind: 'mutation',
    name: 'RevokeInvitation',
    repeatable: false,
    source: 'mutation RevokeInvitation($input:RevokeInvitationInput!){revokeInvitation(input:$input){__typename ...on RevokeInvitationPayload{userId}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const acceptInvitationMutation = {
    kind: 'mutation',
    name: 'AcceptInvitation',
    repeatable: false,
    source: 'mutation AcceptInvitation($input:AcceptInvitationInput!){acceptInvitation(input:$input){__typename ...on AcceptInvitationPayload{email}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const requestPasswordResetMutation = {
    kind: 'mutation',
    name: 'RequestPasswordReset',
    repeatable: false,
    source: 'mutation RequestPasswordReset($input:RequestPasswordResetInput!){requestPasswordReset(input:$input){__typename ...on RequestPasswordResetPayload{requested}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const resetPasswordMutation = {
    kind: 'mutation',
    name: 'ResetPassword',
    repeatable: false,
    source: 'mutation ResetPassword($input:ResetPasswordInput!){resetPassword(input:$input){__typename ...on ResetPasswordPayload{email}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const signInMutation = {
    kind: 'mutation',
    name: 'SignIn',
    repeatable: false,
    source: 'mutation SignIn($input:SignInInput!){signIn(input:$input){__typename ...on SignInPayload{viewer{...Viewer}tokens{...SessionTokens}expiresAt}...on MfaRequired{challenge expiresAt}...Failures}}fragment Branding on Branding{tenantName productName primaryColor accentColor logoSvg}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment SessionTokens on SessionTokens{accessToken accessExpiresAt refreshToken refreshExpiresAt}fragment Tenant on Tenant{id slug name environment branding{...Branding}}fragment Viewer on Viewer{id kind name email roles permissions tenant{...Tenant}mustEnrolSecondFactor sessionExpiresAt}',
};
export const completeSignInMutation = {
    kind: 'mutation',
    name: 'CompleteSignIn',
    repeatable: false,
    source: 'mutation CompleteSignIn($input:CompleteSignInInput!){completeSignIn(input:$input){__typename ...on SignInPayload{viewer{...Viewer}tokens{...SessionTokens}expiresAt}...Failures}}fragment Branding on Branding{tenantName productName primaryColor accentColor logoSvg}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment SessionTokens on SessionTokens{accessToken accessExpiresAt refreshToken refreshExpiresAt}fragment Tenant on Tenant{id slug name environment branding{...Branding}}fragment Viewer on Viewer{id kind name email roles permissions tenant{...Tenant}mustEnrolSecondFactor sessionExpiresAt}',
};
export const refreshSessionMutation = {
    kind: 'mutation',
    name: 'RefreshSession',
    repeatable: false,
    source: 'mutation RefreshSession($input:RefreshSessionInput!){refreshSession(input:$input){__typename ...on RefreshSessionPayload{tokens{...SessionTokens}expiresAt}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment SessionTokens on SessionTokens{accessToken accessExpiresAt refreshToken refreshExpiresAt}',
};
export const signOutMutation = {
    kind: 'mutation',
    name: 'SignOut',
    repeatable: false,
    source: 'mutation SignOut{signOut{signedOut}}',
};
export const revokeSessionMutation = {
    kind: 'mutation',
    name: 'RevokeSession',
    repeatable: false,
    source: 'mutation RevokeSession($input:RevokeSessionInput!){revokeSession(input:$input){__typename ...on RevokeSessionPayload{sessionId}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const revokeOtherSessionsMutation = {
    kind: 'mutation',
    name: 'RevokeOtherSessions',
    repeatable: false,
    source: 'mutation RevokeOtherSessions{revokeOtherSessions{__typename ...on RevokeOtherSessionsPayload{revokedCount}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const changePasswordMutation = {
    kind: 'mutation',
    name: 'ChangePassword',
    repeatable: false,
    source: 'mutation ChangePassword($input:ChangePasswordInput!){changePassword(input:$input){__typename ...on ChangePasswordPayload{endedSessions}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const stepUpMutation = {
    kind: 'mutation',
    name: 'StepUp',
    repeatable: false,
    source: 'mutation StepUp($input:StepUpInput!){stepUp(input:$input){__typename ...on StepUpPayload{until}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const startTotpEnrolmentMutation = {
    kind: 'mutation',
    name: 'StartTotpEnrolment',
    repeatable: false,
    source: 'mutation StartTotpEnrolment($input:StartTotpEnrolmentInput!){startTotpEnrolment(input:$input){__typename ...on StartTotpEnrolmentPayload{secret address expiresAt}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const confirmTotpEnrolmentMutation = {
    kind: 'mutation',
    name: 'ConfirmTotpEnrolment',
    repeatable: false,
    source: 'mutation ConfirmTotpEnrolment($input:ConfirmTotpEnrolmentInput!){confirmTotpEnrolment(input:$input){__typename ...on ConfirmTotpEnrolmentPayload{recoveryCodes endedSessions}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const disableTotpMutation = {
    kind: 'mutation',
    name: 'DisableTotp',
    repeatable: false,
    source: 'mutation DisableTotp{disableTotp{__typename ...on DisableTotpPayload{endedSessions}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const regenerateRecoveryCodesMutation = {
    kind: 'mutation',
    name: 'RegenerateRecoveryCodes',
    repeatable: false,
    source: 'mutation RegenerateRecoveryCodes{regenerateRecoveryCodes{__typename ...on RegenerateRecoveryCodesPayload{recoveryCodes}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const resetSecondFactorMutation = {
    kind: 'mutation',
    name: 'ResetSecondFactor',
    repeatable: false,
    source: 'mutation ResetSecondFactor($input:ResetSecondFactorInput!){resetSecondFactor(input:$input){__typename ...on ResetSecondFactorPayload{endedSessions}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const placeOrderMutation = {
    kind: 'mutation',
    name: 'PlaceOrder',
    repeatable: true,
    source: 'mutation PlaceOrder($input:PlaceOrderInput!){placeOrder(input:$input){__typename ...on PlaceOrderPayload{order{...Order}}...Failures}}fragment DeploymentReference on Deployment{id strategy{...StrategyReference}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Order on Order{id clientOrderId accountId instrument{...Instrument}side type timeInForce quantity limitPrice stopPrice trailAmount trailPercent expireAt postOnly reduceOnly displayQuantity stopLoss takeProfit ocoGroup parentOrderId filledQuantity averageFillPrice status statusReason statusCode deployment{...DeploymentReference}source decidedAt updatedAt}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const cancelOrderMutation = {
    kind: 'mutation',
    name: 'CancelOrder',
    repeatable: true,
    source: 'mutation CancelOrder($input:CancelOrderInput!){cancelOrder(input:$input){__typename ...on CancelOrderPayload{order{...Order}}...Failures}}fragment DeploymentReference on Deployment{id strategy{...StrategyReference}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Order on Order{id clientOrderId accountId instrument{...Instrument}side type timeInForce quantity limitPrice stopPrice trailAmount trailPercent expireAt postOnly reduceOnly displayQuantity stopLoss takeProfit ocoGroup parentOrderId filledQuantity averageFillPrice status statusReason statusCode deployment{...DeploymentReference}source decidedAt updatedAt}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const deployStrategyMutation = {
    kind: 'mutation',
    name: 'DeployStrategy',
    repeatable: true,
    source: 'mutation DeployStrategy($input:DeployStrategyInput!){deployStrategy(input:$input){__typename ...on DeployStrategyPayload{deployment{...Deployment}}...Failures}}fragment Deployment on Deployment{id strategy{...StrategyReference}parameters capitalSharePct status statusReason startedAt stoppedAt instruments{...Instrument}positions{...DeploymentPosition}realizedPnl unrealizedPnl}fragment DeploymentPosition on DeploymentPosition{instrument{...Instrument}quantity averagePrice unrealizedPnl realizedPnl}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const stopDeploymentMutation = {
    kind: 'mutation',
    name: 'StopDeployment',
    repeatable: true,
    source: 'mutation StopDeployment($input:StopDeploymentInput!){stopDeployment(input:$input){__typename ...on StopDeploymentPayload{deployment{...Deployment}}...Failures}}fragment Deployment on Deployment{id strategy{...StrategyReference}parameters capitalSharePct status statusReason startedAt stoppedAt instruments{...Instrument}positions{...DeploymentPosition}realizedPnl unrealizedPnl}fragment DeploymentPosition on DeploymentPosition{instrument{...Instrument}quantity averagePrice unrealizedPnl realizedPnl}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const haltAccountMutation = {
    kind: 'mutation',
    name: 'HaltAccount',
    repeatable: true,
    source: 'mutation HaltAccount($input:HaltAccountInput!){haltAccount(input:$input){__typename ...on HaltAccountPayload{account{...Account}}...Failures}}fragment Account on Account{id name client{...Client}mode restricted status currency mandate{...Mandate}liveApprovedAt startingCash cash equity dayResult dayResultPct totalResultPct exposure exposurePct drawdownPct peakEquity marketTime run journal{...JournalHead}halt{...Halt}}fragment Client on Client{id name reference}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Halt on Halt{cause rule sentence figures{...HaltFigure}at marketTime by reason}fragment HaltFigure on HaltFigure{name value}fragment JournalHead on JournalHead{seq hash}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}',
};
export const haltAllAccountsMutation = {
    kind: 'mutation',
    name: 'HaltAllAccounts',
    repeatable: true,
    source: 'mutation HaltAllAccounts($input:HaltAllAccountsInput!){haltAllAccounts(input:$input){__typename ...on HaltAllAccountsPayload{accounts{...Account}haltedCount}...Failures}}fragment Account on Account{id name client{...Client}mode restricted status currency mandate{...Mandate}liveApprovedAt startingCash cash equity dayResult dayResultPct totalResultPct exposure exposurePct drawdownPct peakEquity marketTime run journal{...JournalHead}halt{...Halt}}fragment Client on Client{id name reference}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Halt on Halt{cause rule sentence figures{...HaltFigure}at marketTime by reason}fragment HaltFigure on HaltFigure{name value}fragment JournalHead on JournalHead{seq hash}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}',
};
export const releaseAccountMutation = {
    kind: 'mutation',
    name: 'ReleaseAccount',
    repeatable: true,
    source: 'mutation ReleaseAccount($input:ReleaseAccountInput!){releaseAccount(input:$input){__typename ...on ReleaseAccountPayload{account{...Account}approval{...Approval}}...Failures}}fragment Account on Account{id name client{...Client}mode restricted status currency mandate{...Mandate}liveApprovedAt startingCash cash equity dayResult dayResultPct totalResultPct exposure exposurePct drawdownPct peakEquity marketTime run journal{...JournalHead}halt{...Halt}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Client on Client{id name reference}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Halt on Halt{cause rule sentence figures{...HaltFigure}at marketTime by reason}fragment HaltFigure on HaltFigure{name value}fragment JournalHead on JournalHead{seq hash}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}',
};
export const requestBacktestMutation = {
    kind: 'mutation',
    name: 'RequestBacktest',
    repeatable: true,
    source: 'mutation RequestBacktest($input:RequestBacktestInput!){requestBacktest(input:$input){__typename ...on RequestBacktestPayload{run{...ResearchRun}}...Failures}}fragment BacktestReport on BacktestReport{measures{...Measure}tradeCount finalEquity halts{...ResearchHalt}denials{...DeniedOrders}journalHash journalEntries orderListHash provenance{...Provenance}seconds}fragment DeniedOrders on DeniedOrders{check count}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment FillModelSettings on FillModelSettings{name spread margin tradeOnClose costs}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Measure on Measure{name value caveats}fragment Provenance on Provenance{codeVersion kernelVersion strategyVersion dataHash}fragment ResearchHalt on ResearchHalt{at rule sentence}fragment ResearchProgress on ResearchProgress{done total unit percent}fragment ResearchRun on ResearchRun{id kind status strategy{...StrategyReference}parameters instruments{...Instrument}from to cash currency commission fillModel{...FillModelSettings}limits{...Mandate}specHash progress{...ResearchProgress}requestedBy requestedAt startedAt finishedAt rerunOf reproduced errorCode error backtest{...BacktestReport}search{...Search}sweep{...SweepReport}}fragment Search on Search{sampler space trials objective direction seed}fragment SkippedCombinations on SkippedCombinations{reason count}fragment StrategyReference on StrategyDefinition{name version title}fragment SweepReport on SweepReport{trialCount skipped{...SkippedCombinations}best{...Trial}countedTrials effectiveTrials deflatedSharpe pbo provenance{...Provenance}seconds}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const cancelResearchRunMutation = {
    kind: 'mutation',
    name: 'CancelResearchRun',
    repeatable: true,
    source: 'mutation CancelResearchRun($input:CancelResearchRunInput!){cancelResearchRun(input:$input){__typename ...on CancelResearchRunPayload{run{...ResearchRun}}...Failures}}fragment BacktestReport on BacktestReport{measures{...Measure}tradeCount finalEquity halts{...ResearchHalt}denials{...DeniedOrders}journalHash journalEntries orderListHash provenance{...Provenance}seconds}fragment DeniedOrders on DeniedOrders{check count}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment FillModelSettings on FillModelSettings{name spread margin tradeOnClose costs}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Measure on Measure{name value caveats}fragment Provenance on Provenance{codeVersion kernelVersion strategyVersion dataHash}fragment ResearchHalt on ResearchHalt{at rule sentence}fragment ResearchProgress on ResearchProgress{done total unit percent}fragment ResearchRun on ResearchRun{id kind status strategy{...StrategyReference}parameters instruments{...Instrument}from to cash currency commission fillModel{...FillModelSettings}limits{...Mandate}specHash progress{...ResearchProgress}requestedBy requestedAt startedAt finishedAt rerunOf reproduced errorCode error backtest{...BacktestReport}search{...Search}sweep{...SweepReport}}fragment Search on Search{sampler space trials objective direction seed}fragment SkippedCombinations on SkippedCombinations{reason count}fragment StrategyReference on StrategyDefinition{name version title}fragment SweepReport on SweepReport{trialCount skipped{...SkippedCombinations}best{...Trial}countedTrials effectiveTrials deflatedSharpe pbo provenance{...Provenance}seconds}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const rerunResearchRunMutation = {
    kind: 'mutation',
    name: 'RerunResearchRun',
    repeatable: true,
    source: 'mutation RerunResearchRun($input:RerunResearchRunInput!){rerunResearchRun(input:$input){__typename ...on RerunResearchRunPayload{run{...ResearchRun}}...Failures}}fragment BacktestReport on BacktestReport{measures{...Measure}tradeCount finalEquity halts{...ResearchHalt}denials{...DeniedOrders}journalHash journalEntries orderListHash provenance{...Provenance}seconds}fragment DeniedOrders on DeniedOrders{check count}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment FillModelSettings on FillModelSettings{name spread margin tradeOnClose costs}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Measure on Measure{name value caveats}fragment Provenance on Provenance{codeVersion kernelVersion strategyVersion dataHash}fragment ResearchHalt on ResearchHalt{at rule sentence}fragment ResearchProgress on ResearchProgress{done total unit percent}fragment ResearchRun on ResearchRun{id kind status strategy{...StrategyReference}parameters instruments{...Instrument}from to cash currency commission fillModel{...FillModelSettings}limits{...Mandate}specHash progress{...ResearchProgress}requestedBy requestedAt startedAt finishedAt rerunOf reproduced errorCode error backtest{...BacktestReport}search{...Search}sweep{...SweepReport}}fragment Search on Search{sampler space trials objective direction seed}fragment SkippedCombinations on SkippedCombinations{reason count}fragment StrategyReference on StrategyDefinition{name version title}fragment SweepReport on SweepReport{trialCount skipped{...SkippedCombinations}best{...Trial}countedTrials effectiveTrials deflatedSharpe pbo provenance{...Provenance}seconds}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const requestSweepMutation = {
    kind: 'mutation',
    name: 'RequestSweep',
    repeatable: true,
    source: 'mutation RequestSweep($input:RequestSweepInput!){requestSweep(input:$input){__typename ...on RequestSweepPayload{run{...ResearchRun}}...Failures}}fragment BacktestReport on BacktestReport{measures{...Measure}tradeCount finalEquity halts{...ResearchHalt}denials{...DeniedOrders}journalHash journalEntries orderListHash provenance{...Provenance}seconds}fragment DeniedOrders on DeniedOrders{check count}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment FillModelSettings on FillModelSettings{name spread margin tradeOnClose costs}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Measure on Measure{name value caveats}fragment Provenance on Provenance{codeVersion kernelVersion strategyVersion dataHash}fragment ResearchHalt on ResearchHalt{at rule sentence}fragment ResearchProgress on ResearchProgress{done total unit percent}fragment ResearchRun on ResearchRun{id kind status strategy{...StrategyReference}parameters instruments{...Instrument}from to cash currency commission fillModel{...FillModelSettings}limits{...Mandate}specHash progress{...ResearchProgress}requestedBy requestedAt startedAt finishedAt rerunOf reproduced errorCode error backtest{...BacktestReport}search{...Search}sweep{...SweepReport}}fragment Search on Search{sampler space trials objective direction seed}fragment SkippedCombinations on SkippedCombinations{reason count}fragment StrategyReference on StrategyDefinition{name version title}fragment SweepReport on SweepReport{trialCount skipped{...SkippedCombinations}best{...Trial}countedTrials effectiveTrials deflatedSharpe pbo provenance{...Provenance}seconds}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const changeAccountLimitsMutation = {
    kind: 'mutation',
    name: 'ChangeAccountLimits',
    repeatable: true,
    source: 'mutation ChangeAccountLimits($input:ChangeAccountLimitsInput!){changeAccountLimits(input:$input){__typename ...on ChangeAccountLimitsPayload{account{...Account}approval{...Approval}}...Failures}}fragment Account on Account{id name client{...Client}mode restricted status currency mandate{...Mandate}liveApprovedAt startingCash cash equity dayResult dayResultPct totalResultPct exposure exposurePct drawdownPct peakEquity marketTime run journal{...JournalHead}halt{...Halt}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Client on Client{id name reference}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Halt on Halt{cause rule sentence figures{...HaltFigure}at marketTime by reason}fragment HaltFigure on HaltFigure{name value}fragment JournalHead on JournalHead{seq hash}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}',
};
export const requestGoLiveMutation = {
    kind: 'mutation',
    name: 'RequestGoLive',
    repeatable: true,
    source: 'mutation RequestGoLive($input:RequestGoLiveInput!){requestGoLive(input:$input){__typename ...on RequestGoLivePayload{account{...Account}approval{...Approval}}...Failures}}fragment Account on Account{id name client{...Client}mode restricted status currency mandate{...Mandate}liveApprovedAt startingCash cash equity dayResult dayResultPct totalResultPct exposure exposurePct drawdownPct peakEquity marketTime run journal{...JournalHead}halt{...Halt}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Client on Client{id name reference}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment Halt on Halt{cause rule sentence figures{...HaltFigure}at marketTime by reason}fragment HaltFigure on HaltFigure{name value}fragment JournalHead on JournalHead{seq hash}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}',
};
export const approveRequestMutation = {
    kind: 'mutation',
    name: 'ApproveRequest',
    repeatable: false,
    source: 'mutation ApproveRequest($input:DecideRequestInput!){approveRequest(input:$input){__typename ...on ApproveRequestPayload{approval{...Approval}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const rejectRequestMutation = {
    kind: 'mutation',
    name: 'RejectRequest',
    repeatable: false,
    source: 'mutation RejectRequest($input:DecideRequestInput!){rejectRequest(input:$input){__typename ...on RejectRequestPayload{approval{...Approval}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const withdrawRequestMutation = {
    kind: 'mutation',
    name: 'WithdrawRequest',
    repeatable: false,
    source: 'mutation WithdrawRequest($input:WithdrawRequestInput!){withdrawRequest(input:$input){__typename ...on WithdrawRequestPayload{approval{...Approval}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const setApprovalPolicyMutation = {
    kind: 'mutation',
    name: 'SetApprovalPolicy',
    repeatable: false,
    source: 'mutation SetApprovalPolicy($input:SetApprovalPolicyInput!){setApprovalPolicy(input:$input){__typename ...on SetApprovalPolicyPayload{policy{...ApprovalPolicy}approval{...Approval}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment ApprovalPolicy on ApprovalPolicy{kind required changeable}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const prepareAuditExportMutation = {
    kind: 'mutation',
    name: 'PrepareAuditExport',
    repeatable: false,
    source: 'mutation PrepareAuditExport($input:PrepareAuditExportInput!){prepareAuditExport(input:$input){__typename ...on PrepareAuditExportPayload{export{...AuditExport}}...Failures}}fragment AuditCheckpoint on AuditCheckpoint{treeSize rootHash note signedAt}fragment AuditExport on AuditExport{kind tenantId origin fromIndex toIndex checkpoint{...AuditCheckpoint}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const createApiKeyMutation = {
    kind: 'mutation',
    name: 'CreateApiKey',
    repeatable: false,
    source: 'mutation CreateApiKey($input:CreateApiKeyInput!){createApiKey(input:$input){__typename ...on CreateApiKeyPayload{apiKey{...ApiKey}secret}...Failures}}fragment ApiKey on ApiKey{id name prefix environment status grants{keyScope inForce scope{type id}}allowedIps authorName createdAt expiresAt revokedAt lastUsedAt lastUsedIp rotatedFrom}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const rotateApiKeyMutation = {
    kind: 'mutation',
    name: 'RotateApiKey',
    repeatable: false,
    source: 'mutation RotateApiKey($input:RotateApiKeyInput!){rotateApiKey(input:$input){__typename ...on RotateApiKeyPayload{apiKey{...ApiKey}oldKey{...ApiKey}secret}...Failures}}fragment ApiKey on ApiKey{id name prefix environment status grants{keyScope inForce scope{type id}}allowedIps authorName createdAt expiresAt revokedAt lastUsedAt lastUsedIp rotatedFrom}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const revokeApiKeyMutation = {
    kind: 'mutation',
    name: 'RevokeApiKey',
    repeatable: false,
    source: 'mutation RevokeApiKey($input:RevokeApiKeyInput!){revokeApiKey(input:$input){__typename ...on RevokeApiKeyPayload{apiKey{...ApiKey}}...Failures}}fragment ApiKey on ApiKey{id name prefix environment status grants{keyScope inForce scope{type id}}allowedIps authorName createdAt expiresAt revokedAt lastUsedAt lastUsedIp rotatedFrom}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const storeVenueCredentialMutation = {
    kind: 'mutation',
    name: 'StoreVenueCredential',
    repeatable: false,
    source: 'mutation StoreVenueCredential($input:StoreVenueCredentialInput!){storeVenueCredential(input:$input){__typename ...on StoreVenueCredentialPayload{credential{...VenueCredential}}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment VenueCredential on VenueCredential{id accountId venue label fingerprint withdrawalExcluded rotationUnconfirmed pendingFingerprint createdAt rotatedAt lastUsedAt}',
};
export const rotateVenueCredentialMutation = {
    kind: 'mutation',
    name: 'RotateVenueCredential',
    repeatable: false,
    source: 'mutation RotateVenueCredential($input:RotateVenueCredentialInput!){rotateVenueCredential(input:$input){__typename ...on RotateVenueCredentialPayload{credential{...VenueCredential}approval{...Approval}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment VenueCredential on VenueCredential{id accountId venue label fingerprint withdrawalExcluded rotationUnconfirmed pendingFingerprint createdAt rotatedAt lastUsedAt}',
};
export const confirmVenueCredentialMutation = {
    kind: 'mutation',
    name: 'ConfirmVenueCredential',
    repeatable: false,
    source: 'mutation ConfirmVenueCredential($input:ConfirmVenueCredentialInput!){confirmVenueCredential(input:$input){__typename ...on ConfirmVenueCredentialPayload{credential{...VenueCredential}}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment VenueCredential on VenueCredential{id accountId venue label fingerprint withdrawalExcluded rotationUnconfirmed pendingFingerprint createdAt rotatedAt lastUsedAt}',
};
export const deleteVenueCredentialMutation = {
    kind: 'mutation',
    name: 'DeleteVenueCredential',
    repeatable: false,
    source: 'mutation DeleteVenueCredential($input:DeleteVenueCredentialInput!){deleteVenueCredential(input:$input){__typename ...on DeleteVenueCredentialPayload{credentialId}...Failures}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const partnersQuery = {
    kind: 'query',
    name: 'Partners',
    repeatable: true,
    source: 'query Partners($first:Int!$after:String){partners(first:$first after:$after){nodes{...Partner}pageInfo{...PageInfo}}}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment Partner on Partner{id slug name environment createdAt accounts liveAccounts haltedAccounts users invitedUsers apiKeys researchAtWork ordersToSend mailsToSend auditSize auditSequencedAt auditWaiting}',
};
export const brandingQuery = {
    kind: 'query',
    name: 'Branding',
    repeatable: true,
    source: 'query Branding($host:String$slug:String){branding(host:$host slug:$slug){...Branding}}fragment Branding on Branding{tenantName productName primaryColor accentColor logoSvg}',
};
export const viewerQuery = {
    kind: 'query',
    name: 'Viewer',
    repeatable: true,
    source: 'query Viewer{viewer{...Viewer}}fragment Branding on Branding{tenantName productName primaryColor accentColor logoSvg}fragment Tenant on Tenant{id slug name environment branding{...Branding}}fragment Viewer on Viewer{id kind name email roles permissions tenant{...Tenant}mustEnrolSecondFactor sessionExpiresAt}',
};
export const accountsQuery = {
    kind: 'query',
    name: 'Accounts',
    repeatable: true,
    source: 'query Accounts($first:Int!$after:String$clientId:ID$status:AccountStatus$mode:AccountMode$currency:String$sortBy:AccountSort){accounts(first:$first after:$after clientId:$clientId status:$status mode:$mode currency:$currency sortBy:$sortBy){nodes{...Account}pageInfo{...PageInfo}totalCount}}fragment Account on Account{id name client{...Client}mode restricted status currency mandate{...Mandate}liveApprovedAt startingCash cash equity dayResult dayResultPct totalResultPct exposure exposurePct drawdownPct peakEquity marketTime run journal{...JournalHead}halt{...Halt}}fragment Client on Client{id name reference}fragment Halt on Halt{cause rule sentence figures{...HaltFigure}at marketTime by reason}fragment HaltFigure on HaltFigure{name value}fragment JournalHead on JournalHead{seq hash}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const accountQuery = {
    kind: 'query',
    name: 'Account',
    repeatable: true,
    source: 'query Account($id:ID!){account(id:$id){...AccountDetail}}fragment Account on Account{id name client{...Client}mode restricted status currency mandate{...Mandate}liveApprovedAt startingCash cash equity dayResult dayResultPct totalResultPct exposure exposurePct drawdownPct peakEquity marketTime run journal{...JournalHead}halt{...Halt}}fragment AccountDetail on Account{...Account positions{...Position}deployments{...Deployment}instruments{...Instrument}}fragment Client on Client{id name reference}fragment Deployment on Deployment{id strategy{...StrategyReference}parameters capitalSharePct status statusReason startedAt stoppedAt instruments{...Instrument}positions{...DeploymentPosition}realizedPnl unrealizedPnl}fragment DeploymentPosition on DeploymentPosition{instrument{...Instrument}quantity averagePrice unrealizedPnl realizedPnl}fragment Halt on Halt{cause rule sentence figures{...HaltFigure}at marketTime by reason}fragment HaltFigure on HaltFigure{name value}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment JournalHead on JournalHead{seq hash}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Position on Position{instrument{...Instrument}quantity averagePrice lastPrice marketValue unrealizedPnl realizedPnl}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const accountEquityCurveQuery = {
    kind: 'query',
    name: 'AccountEquityCurve',
    repeatable: true,
    source: 'query AccountEquityCurve($id:ID!$last:Int$maxPoints:Int){account(id:$id){id equityCurve(last:$last maxPoints:$maxPoints){...EquityPoint}}}fragment EquityPoint on EquityPoint{at equity drawdownPct}',
};
export const accountJournalHeadQuery = {
    kind: 'query',
    name: 'AccountJournalHead',
    repeatable: true,
    source: 'query AccountJournalHead($id:ID!){account(id:$id){id journal{...JournalHead}}}fragment JournalHead on JournalHead{seq hash}',
};
export const accountOrdersQuery = {
    kind: 'query',
    name: 'AccountOrders',
    repeatable: true,
    source: 'query AccountOrders($id:ID!$first:Int!$after:String$status:[OrderStatus!]){account(id:$id){id orders(first:$first after:$after status:$status){nodes{...Order}pageInfo{...PageInfo}}}}fragment DeploymentReference on Deployment{id strategy{...StrategyReference}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Order on Order{id clientOrderId accountId instrument{...Instrument}side type timeInForce quantity limitPrice stopPrice trailAmount trailPercent expireAt postOnly reduceOnly displayQuantity stopLoss takeProfit ocoGroup parentOrderId filledQuantity averageFillPrice status statusReason statusCode deployment{...DeploymentReference}source decidedAt updatedAt}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const accountFillsQuery = {
    kind: 'query',
    name: 'AccountFills',
    repeatable: true,
    source: 'query AccountFills($id:ID!$first:Int!$after:String){account(id:$id){id fills(first:$first after:$after){nodes{...Fill}pageInfo{...PageInfo}}}}fragment Fill on Fill{id orderId instrument{...Instrument}side quantity price fee at venueTradeId}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const ordersQuery = {
    kind: 'query',
    name: 'Orders',
    repeatable: true,
    source: 'query Orders($first:Int!$after:String$accountId:ID$clientId:ID$symbol:String$side:Side$type:OrderType$status:[OrderStatus!]$source:OrderSource$from:DateTime$to:DateTime$sortBy:OrderSort){orders(first:$first after:$after accountId:$accountId clientId:$clientId symbol:$symbol side:$side type:$type status:$status source:$source from:$from to:$to sortBy:$sortBy){nodes{...Order}pageInfo{...PageInfo}}}fragment DeploymentReference on Deployment{id strategy{...StrategyReference}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Order on Order{id clientOrderId accountId instrument{...Instrument}side type timeInForce quantity limitPrice stopPrice trailAmount trailPercent expireAt postOnly reduceOnly displayQuantity stopLoss takeProfit ocoGroup parentOrderId filledQuantity averageFillPrice status statusReason statusCode deployment{...DeploymentReference}source decidedAt updatedAt}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const fillsQuery = {
    kind: 'query',
    name: 'Fills',
    repeatable: true,
    source: 'query Fills($first:Int!$after:String$accountId:ID$clientId:ID$orderId:ID$symbol:String$side:Side$from:DateTime$to:DateTime$sortBy:FillSort){fills(first:$first after:$after accountId:$accountId clientId:$clientId orderId:$orderId symbol:$symbol side:$side from:$from to:$to sortBy:$sortBy){nodes{...Fill}pageInfo{...PageInfo}}}fragment Fill on Fill{id orderId instrument{...Instrument}side quantity price fee at venueTradeId}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const orderQuery = {
    kind: 'query',
    name: 'Order',
    repeatable: true,
    source: 'query Order($id:ID!){order(id:$id){...Order}}fragment DeploymentReference on Deployment{id strategy{...StrategyReference}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Order on Order{id clientOrderId accountId instrument{...Instrument}side type timeInForce quantity limitPrice stopPrice trailAmount trailPercent expireAt postOnly reduceOnly displayQuantity stopLoss takeProfit ocoGroup parentOrderId filledQuantity averageFillPrice status statusReason statusCode deployment{...DeploymentReference}source decidedAt updatedAt}fragment StrategyReference on StrategyDefinition{name version title}',
};
export const instrumentsQuery = {
    kind: 'query',
    name: 'Instruments',
    repeatable: true,
    source: 'query Instruments{instruments{...Instrument}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}',
};
export const candlesQuery = {
    kind: 'query',
    name: 'Candles',
    repeatable: true,
    source: 'query Candles($symbol:String!$last:Int$before:DateTime$timeframe:String){candles(symbol:$symbol last:$last before:$before timeframe:$timeframe){...Candle}}fragment Candle on Candle{at open high low close volume}',
};
export const indicatorsQuery = {
    kind: 'query',
    name: 'Indicators',
    repeatable: true,
    source: 'query Indicators($group:IndicatorGroup$search:String){indicators(group:$group search:$search){...Indicator}}fragment Indicator on Indicator{fn title description group inputs parameters{...IndicatorParameter}outputs{...IndicatorOutput}lookback ofBars}fragment IndicatorOutput on IndicatorOutput{name scale}fragment IndicatorParameter on IndicatorParameter{name integer default min max}',
};
export const indicatorValuesQuery = {
    kind: 'query',
    name: 'IndicatorValues',
    repeatable: true,
    source: 'query IndicatorValues($symbol:String!$timeframe:String$from:DateTime!$to:DateTime!$specs:[IndicatorSpecInput!]!){indicatorValues(symbol:$symbol timeframe:$timeframe from:$from to:$to specs:$specs){...SeriesIndicators}}fragment IndicatorOutputValues on IndicatorOutputValues{name scale values}fragment IndicatorValues on IndicatorValues{fn label title params inputs outputs{...IndicatorOutputValues}}fragment SeriesIndicators on SeriesIndicators{symbol timeframe times computedFrom warmUpBars indicators{...IndicatorValues}}',
};
export const seriesQualityQuery = {
    kind: 'query',
    name: 'SeriesQuality',
    repeatable: true,
    source: 'query SeriesQuality($symbol:String!){seriesQuality(symbol:$symbol){...SeriesQuality}}fragment SeriesFinding on SeriesFinding{code severity sentence count rows times}fragment SeriesQuality on SeriesQuality{symbol timeframe calendar recordedBars checkedBars from to findings{...SeriesFinding}}',
};
export const strategiesQuery = {
    kind: 'query',
    name: 'Strategies',
    repeatable: true,
    source: 'query Strategies{strategies{...StrategyDefinition}}fragment StrategyDefinition on StrategyDefinition{name version title description parameters{...StrategyParameter}}fragment StrategyParameter on StrategyParameter{name type default min max description}',
};
export const marketQuery = {
    kind: 'query',
    name: 'Market',
    repeatable: true,
    source: 'query Market{market{...MarketStatus}}fragment MarketStatus on MarketStatus{phase source marketTime barsPerSecond run firstBar lastBar progressPct message}',
};
export const auditEntriesQuery = {
    kind: 'query',
    name: 'AuditEntries',
    repeatable: true,
    source: 'query AuditEntries($first:Int!$after:String$resourceType:String$resourceId:ID$accountId:ID$entryId:ID$actorId:ID$action:String$withoutActions:[String!]$from:DateTime$to:DateTime$search:String){auditEntries(first:$first after:$after resourceType:$resourceType resourceId:$resourceId accountId:$accountId entryId:$entryId actorId:$actorId action:$action withoutActions:$withoutActions from:$from to:$to search:$search){nodes{...AuditEntry}pageInfo{...PageInfo}}}fragment AuditEntry on AuditEntry{id leafIndex leafHash at actorKind actorId actorName action resourceType resourceId entry reason}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const auditStatusQuery = {
    kind: 'query',
    name: 'AuditStatus',
    repeatable: true,
    source: 'query AuditStatus{auditStatus{...AuditStatus}}fragment AuditAlarm on AuditAlarm{kind sentence raisedAt}fragment AuditCheckpoint on AuditCheckpoint{treeSize rootHash note signedAt}fragment AuditStatus on AuditStatus{treeSize pending newest{...AuditCheckpoint}alarm{...AuditAlarm}}',
};
export const auditPublicKeyQuery = {
    kind: 'query',
    name: 'AuditPublicKey',
    repeatable: true,
    source: 'query AuditPublicKey{auditPublicKey}',
};
export const auditCheckpointsQuery = {
    kind: 'query',
    name: 'AuditCheckpoints',
    repeatable: true,
    source: 'query AuditCheckpoints($first:Int!$after:String$oldestFirst:Boolean){auditCheckpoints(first:$first after:$after oldestFirst:$oldestFirst){nodes{...AuditCheckpoint}pageInfo{...PageInfo}}}fragment AuditCheckpoint on AuditCheckpoint{treeSize rootHash note signedAt}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const auditProofQuery = {
    kind: 'query',
    name: 'AuditProof',
    repeatable: true,
    source: 'query AuditProof($entryId:ID!){auditProof(entryId:$entryId){...AuditInclusion}}fragment AuditCheckpoint on AuditCheckpoint{treeSize rootHash note signedAt}fragment AuditInclusion on AuditInclusion{leafIndex leafHash proof checkpoint{...AuditCheckpoint}}',
};
export const auditConsistencyProofQuery = {
    kind: 'query',
    name: 'AuditConsistencyProof',
    repeatable: true,
    source: 'query AuditConsistencyProof($oldSize:Int!$newSize:Int!){auditConsistencyProof(oldSize:$oldSize newSize:$newSize)}',
};
export const auditExportEntriesQuery = {
    kind: 'query',
    name: 'AuditExportEntries',
    repeatable: true,
    source: 'query AuditExportEntries($first:Int!$after:String$fromIndex:Int!$toIndex:Int!$accountId:ID$withPrivate:Boolean){auditExportEntries(first:$first after:$after fromIndex:$fromIndex toIndex:$toIndex accountId:$accountId withPrivate:$withPrivate){nodes{...AuditExportEntry}pageInfo{...PageInfo}}}fragment AuditExportEntry on AuditExportEntry{leafIndex leafHash leaf private{...AuditPrivatePart}}fragment AuditPrivatePart on AuditPrivatePart{field salt content}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const auditExportProofQuery = {
    kind: 'query',
    name: 'AuditExportProof',
    repeatable: true,
    source: 'query AuditExportProof($treeSize:Int!$fromIndex:Int!$toIndex:Int!$accountId:ID){auditExportProof(treeSize:$treeSize fromIndex:$fromIndex toIndex:$toIndex accountId:$accountId)}',
};
export const researchSeriesQuery = {
    kind: 'query',
    name: 'ResearchSeries',
    repeatable: true,
    source: 'query ResearchSeries{researchSeries{...ResearchSeries}}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment ResearchSeries on ResearchSeries{instrument{...Instrument}source firstBar lastBar barCount contentHash}',
};
export const researchRunQuery = {
    kind: 'query',
    name: 'ResearchRun',
    repeatable: true,
    source: 'query ResearchRun($id:ID!){researchRun(id:$id){...ResearchRun}}fragment BacktestReport on BacktestReport{measures{...Measure}tradeCount finalEquity halts{...ResearchHalt}denials{...DeniedOrders}journalHash journalEntries orderListHash provenance{...Provenance}seconds}fragment DeniedOrders on DeniedOrders{check count}fragment FillModelSettings on FillModelSettings{name spread margin tradeOnClose costs}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Measure on Measure{name value caveats}fragment Provenance on Provenance{codeVersion kernelVersion strategyVersion dataHash}fragment ResearchHalt on ResearchHalt{at rule sentence}fragment ResearchProgress on ResearchProgress{done total unit percent}fragment ResearchRun on ResearchRun{id kind status strategy{...StrategyReference}parameters instruments{...Instrument}from to cash currency commission fillModel{...FillModelSettings}limits{...Mandate}specHash progress{...ResearchProgress}requestedBy requestedAt startedAt finishedAt rerunOf reproduced errorCode error backtest{...BacktestReport}search{...Search}sweep{...SweepReport}}fragment Search on Search{sampler space trials objective direction seed}fragment SkippedCombinations on SkippedCombinations{reason count}fragment StrategyReference on StrategyDefinition{name version title}fragment SweepReport on SweepReport{trialCount skipped{...SkippedCombinations}best{...Trial}countedTrials effectiveTrials deflatedSharpe pbo provenance{...Provenance}seconds}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const researchRunsQuery = {
    kind: 'query',
    name: 'ResearchRuns',
    repeatable: true,
    source: 'query ResearchRuns($first:Int!$after:String$kind:ResearchKind$status:[ResearchStatus!]$strategy:String$symbol:String$sortBy:ResearchRunSort){researchRuns(first:$first after:$after kind:$kind status:$status strategy:$strategy symbol:$symbol sortBy:$sortBy){nodes{...ResearchRun}pageInfo{...PageInfo}}}fragment BacktestReport on BacktestReport{measures{...Measure}tradeCount finalEquity halts{...ResearchHalt}denials{...DeniedOrders}journalHash journalEntries orderListHash provenance{...Provenance}seconds}fragment DeniedOrders on DeniedOrders{check count}fragment FillModelSettings on FillModelSettings{name spread margin tradeOnClose costs}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Measure on Measure{name value caveats}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment Provenance on Provenance{codeVersion kernelVersion strategyVersion dataHash}fragment ResearchHalt on ResearchHalt{at rule sentence}fragment ResearchProgress on ResearchProgress{done total unit percent}fragment ResearchRun on ResearchRun{id kind status strategy{...StrategyReference}parameters instruments{...Instrument}from to cash currency commission fillModel{...FillModelSettings}limits{...Mandate}specHash progress{...ResearchProgress}requestedBy requestedAt startedAt finishedAt rerunOf reproduced errorCode error backtest{...BacktestReport}search{...Search}sweep{...SweepReport}}fragment Search on Search{sampler space trials objective direction seed}fragment SkippedCombinations on SkippedCombinations{reason count}fragment StrategyReference on StrategyDefinition{name version title}fragment SweepReport on SweepReport{trialCount skipped{...SkippedCombinations}best{...Trial}countedTrials effectiveTrials deflatedSharpe pbo provenance{...Provenance}seconds}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const researchEquityCurveQuery = {
    kind: 'query',
    name: 'ResearchEquityCurve',
    repeatable: true,
    source: 'query ResearchEquityCurve($id:ID!$maxPoints:Int!){researchRun(id:$id){id backtest{equityCurve(maxPoints:$maxPoints){...EquityPoint}}}}fragment EquityPoint on EquityPoint{at equity drawdownPct}',
};
export const researchTradesQuery = {
    kind: 'query',
    name: 'ResearchTrades',
    repeatable: true,
    source: 'query ResearchTrades($id:ID!$first:Int!$after:String){researchRun(id:$id){id backtest{trades(first:$first after:$after){nodes{...ResearchTrade}pageInfo{...PageInfo}}}}}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment ResearchTrade on ResearchTrade{number symbol size entryAt exitAt entryPrice exitPrice pnl returnFraction commission}',
};
export const researchTearSheetQuery = {
    kind: 'query',
    name: 'ResearchTearSheet',
    repeatable: true,
    source: 'query ResearchTearSheet($id:ID!){researchRun(id:$id){id backtest{tearSheet{...TearSheet}}}}fragment Drawdown on Drawdown{start valley end recovered days depth}fragment MonthlyReturns on MonthlyReturns{year months total}fragment ReturnBin on ReturnBin{from to count}fragment ReturnDistribution on ReturnDistribution{of bins{...ReturnBin}zeroShare below above mean valueAtRisk expectedShortfall}fragment RollingFigures on RollingFigures{window sharpe{...TearSheetLine}volatility{...TearSheetLine}}fragment TearSheet on TearSheet{strategy description barLength bars warnings measures{...TearSheetMeasure}curve{...TearSheetCurve}underwater{...TearSheetLine}months{...MonthlyReturns}rolling{...RollingFigures}distribution{...ReturnDistribution}drawdowns{...Drawdown}prices{...TearSheetLine}candles{...TearSheetCandles}bestTrades{...TearSheetTrade}worstTrades{...TearSheetTrade}shownTrades{...TearSheetTrade}}fragment TearSheetCandles on TearSheetCandles{length at open high low close trades{...TearSheetTrade}}fragment TearSheetCurve on TearSheetCurve{at equity held}fragment TearSheetLine on TearSheetLine{at values}fragment TearSheetMeasure on TearSheetMeasure{key title group unit value held caveats formula}fragment TearSheetTrade on TearSheetTrade{entryAt exitAt entryPrice exitPrice size pnl returnFraction adverse favourable}',
};
export const researchTrialsQuery = {
    kind: 'query',
    name: 'ResearchTrials',
    repeatable: true,
    source: 'query ResearchTrials($id:ID!$first:Int!$after:String$bestFirst:Boolean){researchRun(id:$id){id trials(first:$first after:$after bestFirst:$bestFirst){nodes{...Trial}pageInfo{...PageInfo}}}}fragment Measure on Measure{name value caveats}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const researchHeatMapQuery = {
    kind: 'query',
    name: 'ResearchHeatMap',
    repeatable: true,
    source: 'query ResearchHeatMap($id:ID!$x:String!$y:String!){researchRun(id:$id){id heatMap(x:$x y:$y){...HeatMapCell}}}fragment HeatMapCell on HeatMapCell{x y value trials number}',
};
export const approvalQuery = {
    kind: 'query',
    name: 'Approval',
    repeatable: true,
    source: 'query Approval($id:ID!){approval(id:$id){...Approval}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}',
};
export const approvalsQuery = {
    kind: 'query',
    name: 'Approvals',
    repeatable: true,
    source: 'query Approvals($first:Int!$after:String$status:ApprovalStatus$kind:ApprovalKind$accountId:ID){approvals(first:$first after:$after status:$status kind:$kind accountId:$accountId){nodes{...Approval}pageInfo{...PageInfo}}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const approvalPoliciesQuery = {
    kind: 'query',
    name: 'ApprovalPolicies',
    repeatable: true,
    source: 'query ApprovalPolicies{approvalPolicies{...ApprovalPolicy}}fragment ApprovalPolicy on ApprovalPolicy{kind required changeable}',
};
export const accountLimitChangesQuery = {
    kind: 'query',
    name: 'AccountLimitChanges',
    repeatable: true,
    source: 'query AccountLimitChanges($id:ID!){account(id:$id){limitChanges{...LimitChange}}}fragment LimitChange on LimitChange{seq marketTime changedAt changedByName approvalId before{...Mandate}after{...Mandate}}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}',
};
export const sessionsQuery = {
    kind: 'query',
    name: 'Sessions',
    repeatable: true,
    source: 'query Sessions{sessions{...Session}}fragment Session on Session{id current createdAt lastSeenAt expiresAt ip userAgent mfa}',
};
export const secondFactorQuery = {
    kind: 'query',
    name: 'SecondFactor',
    repeatable: true,
    source: 'query SecondFactor{secondFactor{...SecondFactor}}fragment SecondFactor on SecondFactor{required enrolled enrolledAt recoveryCodesLeft}',
};
export const apiKeysQuery = {
    kind: 'query',
    name: 'ApiKeys',
    repeatable: true,
    source: 'query ApiKeys($first:Int!$after:String){apiKeys(first:$first after:$after){nodes{...ApiKey}pageInfo{...PageInfo}}}fragment ApiKey on ApiKey{id name prefix environment status grants{keyScope inForce scope{type id}}allowedIps authorName createdAt expiresAt revokedAt lastUsedAt lastUsedIp rotatedFrom}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const venueCredentialsQuery = {
    kind: 'query',
    name: 'VenueCredentials',
    repeatable: true,
    source: 'query VenueCredentials($accountId:ID!){venueCredentials(accountId:$accountId){...VenueCredential}}fragment VenueCredential on VenueCredential{id accountId venue label fingerprint withdrawalExcluded rotationUnconfirmed pendingFingerprint createdAt rotatedAt lastUsedAt}',
};
export const accountEventsSubscription = {
    kind: 'subscription',
    name: 'AccountEvents',
    repeatable: true,
    source: 'subscription AccountEvents($accountId:ID!$afterSeq:Int){accountEvents(accountId:$accountId afterSeq:$afterSeq){...AccountEvent}}fragment AccountEvent on AccountEvent{seq type at payload account{...AccountUpdate}orders{...Order}fills{...Fill}candles{...SymbolCandle}}fragment AccountUpdate on AccountUpdate{accountId seq restricted status equity cash dayResult dayResultPct exposure exposurePct drawdownPct totalResultPct marketTime run}fragment Candle on Candle{at open high low close volume}fragment DeploymentReference on Deployment{id strategy{...StrategyReference}}fragment Fill on Fill{id orderId instrument{...Instrument}side quantity price fee at venueTradeId}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Order on Order{id clientOrderId accountId instrument{...Instrument}side type timeInForce quantity limitPrice stopPrice trailAmount trailPercent expireAt postOnly reduceOnly displayQuantity stopLoss takeProfit ocoGroup parentOrderId filledQuantity averageFillPrice status statusReason statusCode deployment{...DeploymentReference}source decidedAt updatedAt}fragment StrategyReference on StrategyDefinition{name version title}fragment SymbolCandle on SymbolCandle{symbol candle{...Candle}}',
};
export const accountUpdatesSubscription = {
    kind: 'subscription',
    name: 'AccountUpdates',
    repeatable: true,
    source: 'subscription AccountUpdates{accountUpdates{...AccountUpdate}}fragment AccountUpdate on AccountUpdate{accountId seq restricted status equity cash dayResult dayResultPct exposure exposurePct drawdownPct totalResultPct marketTime run}',
};
export const marketUpdatesSubscription = {
    kind: 'subscription',
    name: 'MarketUpdates',
    repeatable: true,
    source: 'subscription MarketUpdates{marketUpdates{...MarketStatus}}fragment MarketStatus on MarketStatus{phase source marketTime barsPerSecond run firstBar lastBar progressPct message}',
};
export const researchRunUpdatesSubscription = {
    kind: 'subscription',
    name: 'ResearchRunUpdates',
    repeatable: true,
    source: 'subscription ResearchRunUpdates($id:ID){researchRunUpdates(id:$id){...ResearchRun}}fragment BacktestReport on BacktestReport{measures{...Measure}tradeCount finalEquity halts{...ResearchHalt}denials{...DeniedOrders}journalHash journalEntries orderListHash provenance{...Provenance}seconds}fragment DeniedOrders on DeniedOrders{check count}fragment FillModelSettings on FillModelSettings{name spread margin tradeOnClose costs}fragment Instrument on Instrument{symbol name assetClass currency tickSize lotSize timeframe}fragment Mandate on Mandate{maxOrderNotionalPct maxOrderUnits maxOrderNotional maxGrossExposurePct cashReservePct maxDrawdownPct maxDailyLossPct allowShort onStop}fragment Measure on Measure{name value caveats}fragment Provenance on Provenance{codeVersion kernelVersion strategyVersion dataHash}fragment ResearchHalt on ResearchHalt{at rule sentence}fragment ResearchProgress on ResearchProgress{done total unit percent}fragment ResearchRun on ResearchRun{id kind status strategy{...StrategyReference}parameters instruments{...Instrument}from to cash currency commission fillModel{...FillModelSettings}limits{...Mandate}specHash progress{...ResearchProgress}requestedBy requestedAt startedAt finishedAt rerunOf reproduced errorCode error backtest{...BacktestReport}search{...Search}sweep{...SweepReport}}fragment Search on Search{sampler space trials objective direction seed}fragment SkippedCombinations on SkippedCombinations{reason count}fragment StrategyReference on StrategyDefinition{name version title}fragment SweepReport on SweepReport{trialCount skipped{...SkippedCombinations}best{...Trial}countedTrials effectiveTrials deflatedSharpe pbo provenance{...Provenance}seconds}fragment Trial on Trial{number parameters objective measures{...Measure}error}',
};
export const approvalUpdatesSubscription = {
    kind: 'subscription',
    name: 'ApprovalUpdates',
    repeatable: true,
    source: 'subscription ApprovalUpdates{approvalUpdates{...Approval}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}',
};
export const permissionsQuery = {
    kind: 'query',
    name: 'Permissions',
    repeatable: true,
    source: 'query Permissions{permissions{...PermissionDefinition}}fragment PermissionDefinition on PermissionDefinition{permission sentence reach movesMoneyOrRights stepUp needs actions fields}',
};
export const rolesQuery = {
    kind: 'query',
    name: 'Roles',
    repeatable: true,
    source: 'query Roles{roles{...RoleDefinition}}fragment RoleDefinition on RoleDefinition{id builtIn name description permissions assignmentCount}',
};
export const teamMembersQuery = {
    kind: 'query',
    name: 'TeamMembers',
    repeatable: true,
    source: 'query TeamMembers($first:Int!$after:String){teamMembers(first:$first after:$after){nodes{...TeamMember}pageInfo{...PageInfo}}}fragment AssignmentScope on AssignmentScope{type id name}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment RoleAssignment on RoleAssignment{id roleId roleName scope{...AssignmentScope}createdAt}fragment TeamMember on TeamMember{id name email status createdAt assignments{...RoleAssignment}}',
};
export const clientGroupsQuery = {
    kind: 'query',
    name: 'ClientGroups',
    repeatable: true,
    source: 'query ClientGroups{clientGroups{...ClientGroup}}fragment Client on Client{id name reference}fragment ClientGroup on ClientGroup{id name clientCount clients{...Client}}',
};
export const clientsQuery = {
    kind: 'query',
    name: 'Clients',
    repeatable: true,
    source: 'query Clients($first:Int!$after:String$search:String){clients(first:$first after:$after search:$search){nodes{...Client}pageInfo{...PageInfo}}}fragment Client on Client{id name reference}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}',
};
export const explainPermissionQuery = {
    kind: 'query',
    name: 'ExplainPermission',
    repeatable: true,
    source: 'query ExplainPermission($permission:Permission!$userId:ID$resourceId:ID){explainPermission(permission:$permission userId:$userId resourceId:$resourceId){...PermissionExplanation}}fragment AssignmentScope on AssignmentScope{type id name}fragment PermissionExplanation on PermissionExplanation{permission allowed reasons{...PermissionReason}}fragment PermissionReason on PermissionReason{code sentence roleName scope{...AssignmentScope}}',
};
export const viewAsQuery = {
    kind: 'query',
    name: 'ViewAs',
    repeatable: true,
    source: 'query ViewAs($userId:ID!$first:Int!$after:String){viewAs(userId:$userId first:$first after:$after){userId name status permissions accounts{nodes{...SeenAccount}pageInfo{...PageInfo}}}}fragment PageInfo on PageInfo{hasNextPage hasPreviousPage startCursor endCursor}fragment SeenAccount on SeenAccount{id name clientName permissions}',
};
export const createRoleMutation = {
    kind: 'mutation',
    name: 'CreateRole',
    repeatable: false,
    source: 'mutation CreateRole($input:CreateRoleInput!){createRole(input:$input){__typename ...on CreateRolePayload{approval{...Approval}role{...RoleDefinition}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment RoleDefinition on RoleDefinition{id builtIn name description permissions assignmentCount}',
};
export const updateRoleMutation = {
    kind: 'mutation',
    name: 'UpdateRole',
    repeatable: false,
    source: 'mutation UpdateRole($input:UpdateRoleInput!){updateRole(input:$input){__typename ...on UpdateRolePayload{approval{...Approval}role{...RoleDefinition}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment RoleDefinition on RoleDefinition{id builtIn name description permissions assignmentCount}',
};
export const deleteRoleMutation = {
    kind: 'mutation',
    name: 'DeleteRole',
    repeatable: false,
    source: 'mutation DeleteRole($input:DeleteRoleInput!){deleteRole(input:$input){__typename ...on DeleteRolePayload{approval{...Approval}roleId}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const assignRoleMutation = {
    kind: 'mutation',
    name: 'AssignRole',
    repeatable: false,
    source: 'mutation AssignRole($input:AssignRoleInput!){assignRole(input:$input){__typename ...on AssignRolePayload{approval{...Approval}member{...TeamMember}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment AssignmentScope on AssignmentScope{type id name}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment RoleAssignment on RoleAssignment{id roleId roleName scope{...AssignmentScope}createdAt}fragment TeamMember on TeamMember{id name email status createdAt assignments{...RoleAssignment}}',
};
export const unassignRoleMutation = {
    kind: 'mutation',
    name: 'UnassignRole',
    repeatable: false,
    source: 'mutation UnassignRole($input:UnassignRoleInput!){unassignRole(input:$input){__typename ...on UnassignRolePayload{approval{...Approval}assignmentId}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const createClientGroupMutation = {
    kind: 'mutation',
    name: 'CreateClientGroup',
    repeatable: false,
    source: 'mutation CreateClientGroup($input:CreateClientGroupInput!){createClientGroup(input:$input){__typename ...on CreateClientGroupPayload{approval{...Approval}group{...ClientGroup}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Client on Client{id name reference}fragment ClientGroup on ClientGroup{id name clientCount clients{...Client}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const updateClientGroupMutation = {
    kind: 'mutation',
    name: 'UpdateClientGroup',
    repeatable: false,
    source: 'mutation UpdateClientGroup($input:UpdateClientGroupInput!){updateClientGroup(input:$input){__typename ...on UpdateClientGroupPayload{approval{...Approval}group{...ClientGroup}}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Client on Client{id name reference}fragment ClientGroup on ClientGroup{id name clientCount clients{...Client}}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const deleteClientGroupMutation = {
    kind: 'mutation',
    name: 'DeleteClientGroup',
    repeatable: false,
    source: 'mutation DeleteClientGroup($input:DeleteClientGroupInput!){deleteClientGroup(input:$input){__typename ...on DeleteClientGroupPayload{approval{...Approval}groupId}...Failures}}fragment Approval on Approval{id kind status resourceType resourceId resourceName accountId lines{...ApprovalLine}payloadHash reason requestedBy{...ApprovalAuthor}requestedAt expiresAt decidedBy{...ApprovalDecider}decidedAt decisionReason failure isOwnRequest mayDecide}fragment ApprovalAuthor on ApprovalAuthor{kind id name}fragment ApprovalDecider on ApprovalDecider{id name}fragment ApprovalLine on ApprovalLine{field before after}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}',
};
export const suspendUserMutation = {
    kind: 'mutation',
    name: 'SuspendUser',
    repeatable: false,
    source: 'mutation SuspendUser($input:SuspendUserInput!){suspendUser(input:$input){__typename ...on SuspendUserPayload{member{...TeamMember}}...Failures}}fragment AssignmentScope on AssignmentScope{type id name}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment RoleAssignment on RoleAssignment{id roleId roleName scope{...AssignmentScope}createdAt}fragment TeamMember on TeamMember{id name email status createdAt assignments{...RoleAssignment}}',
};
export const reactivateUserMutation = {
    kind: 'mutation',
    name: 'ReactivateUser',
    repeatable: false,
    source: 'mutation ReactivateUser($input:ReactivateUserInput!){reactivateUser(input:$input){__typename ...on ReactivateUserPayload{member{...TeamMember}}...Failures}}fragment AssignmentScope on AssignmentScope{type id name}fragment Failures on Failure{code message ...on AccountHaltedError{accountId}...on InvalidInputError{field}...on OrderDeniedError{check limit value}...on PermissionDeniedError{permission}...on RateLimitedError{retryAfterSeconds}}fragment RoleAssignment on RoleAssignment{id roleId roleName scope{...AssignmentScope}createdAt}fragment TeamMember on TeamMember{id name email status createdAt assignments{...RoleAssignment}}',
};
//# sourceMappingURL=documents.js.map