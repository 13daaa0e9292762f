package dev.reeve.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reeve.policy.source.SourceException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the constructs of the rule language mean. */
class LanguageTest {

  /** Account: 3 days old, 0.5 followers, verified, two labels; content: German, two links. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Account( ageDays == 3 )~ true",
        "Account( ageDays != 3 )~ false",
        "Account( ageDays < 3 )~ false",
        "Account( ageDays <= 3 )~ true",
        "Account( ageDays > 2.99 )~ true",
        "Account( ageDays > -1 )~ true",
        "Account( ageDays in (1, 3) )~ true",
        "Account( ageDays not in (1, 3) )~ false",
        "Account( ageDays > 1 && < 3 )~ false",
        "Account( ageDays > 1 && < 3 || verified )~ true",
        "Account( followers == 0.5 )~ true",
        "Account( verified )~ true",
        "Account( !verified )~ false",
        "Account( verified == false )~ false",
        "Account( verified != false )~ true",
        "Account( ageDays == 1 && verified || ageDays == 3 )~ true",
        "Account( ageDays == 1 && ( verified || ageDays == 3 ) )~ false",
        "Account( !( ageDays == 1 || followers > 1 ) )~ true",
        "Account( ageDays == 3, followers > 1 )~ false",
        "Account( ageDays < threshold(\"spam.links\") )~ true",
        "Content( language == \"de\" )~ true",
        "Content( language == \"DE\" )~ false",
        "Content( language in (\"en\", \"de\") )~ true",
        "Content( language not in (\"en\", \"de\") )~ false",
        "Content( text matches \"free\" )~ false",
        "Content( text matches \"(?i).*FREE.*\" )~ true",
        "Content( text not matches \"(?i).*FREE.*\" )~ false",
        "Content( text contains \"free coins\" )~ true",
        "Content( text not contains \"Free\" )~ true",
        "Content( links contains \"bit.example\" )~ true",
        "Content( links contains \"bit\" )~ false",
        "Content( links not contains \"bit.example\" )~ false",
        "Event( type == \"comment\", market == \"DE\" )~ true",
        "Event( market != \"DE\" )~ false",
        "Event()~ true",
        "Label( name == \"spam-suspect\" )~ true",
        "Label( name in (\"trusted-reporter\", \"spam-suspect\") )~ true",
        "not Label( name == \"spam-suspect\" )~ false",
        "not Label( name == \"trusted-reporter\" )~ true",
        "( Account( ageDays == 1 ) or Content( language == \"de\" ) )~ true",
        "( Account( ageDays == 1 ) and Content( language == \"de\" ) )~ false",
        "Score( model == \"text-toxicity\", label == \"hate\", value >= 0.5 && < 0.6 )~ true",
        "Score( model == \"text-toxicity\" && label == \"hate\" && value > 0.55 )~ false"
      })
  void means(String when, boolean fires) throws SourceException {
    Policy policy =
        Given.policy("global/test.drl", Given.rule(when, "verdict.remove(\"content\");"));
    Given event =
        Given.event("DE", "comment")
            .with("Account.ageDays", 3)
            .with("Account.followers", 0.5)
            .with("Account.verified", true)
            .with("Label.name", List.of("spam-suspect"))
            .with("Content.language", "de")
            .with("Content.text", "get free coins")
            .with("Content.links", List.of("a.example", "bit.example"))
            .with("Score.text-toxicity/hate", 0.55);

    assertThat(policy.evaluate(event.evidence()).firings()).hasSize(fires ? 1 : 0);
  }
}
