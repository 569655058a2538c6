package org.mailscout.strictjson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.LookupException;

final class JsonObjectTest {

  private static JsonObject read(String text) throws LookupException {
    return JsonObject.parse(text.replace('\'', '"').getBytes(UTF_8), "test.json");
  }

  @Test
  void givesEachMemberByItsType() throws Exception {
    JsonObject object =
        read("{'t':'x','l':['a','b'],'n':3600,'y':true,'f':false,'o':{'in':'y'},'z':null}");

    assertThat(object.names()).containsExactly("t", "l", "n", "y", "f", "o");
    assertThat(object.text("t")).contains("x");
    assertThat(object.texts("l")).contains(List.of("a", "b"));
    assertThat(object.whole("n")).hasValue(3600);
    assertThat(object.isTrue("y")).isTrue();
    assertThat(object.isTrue("f")).isFalse();
    assertThat(object.object("o").orElseThrow().text("in")).contains("y");
    assertThat(object.has("z")).isFalse();
  }

  @Test
  void takesAnotherTypeForAbsent() throws Exception {
    JsonObject object = read("{'t':1,'l':'x','n':'1','y':'true','o':[],'m':['a',null],'k':[1]}");

    assertThat(object.text("t")).isEmpty();
    assertThat(object.texts("l")).isEmpty();
    assertThat(object.whole("n")).isEmpty();
    assertThat(object.isTrue("y")).isFalse();
    assertThat(object.object("o")).isEmpty();
    assertThat(object.texts("m")).isEmpty();
    assertThat(object.texts("k")).isEmpty();
    assertThat(object.has("k")).isTrue();
  }

  @Test
  void takesOnlyWholeNumbersOf64BitsForWhole() throws Exception {
    JsonObject object =
        read("{'a':-1,'b':9223372036854775807,'c':9223372036854775808,'d':1.5,'e':1e1000000000}");

    assertThat(object.whole("a")).hasValue(-1);
    assertThat(object.whole("b")).hasValue(Long.MAX_VALUE);
    assertThat(object.whole("c")).isEmpty();
    assertThat(object.whole("d")).isEmpty();
    assertThat(object.whole("e")).isEmpty();
  }

  @Test
  void givesTheObjectsOfAList() throws Exception {
    JsonObject object = read("{'keys':[{'kid':'1'},'x',null,{'kid':'2'}]}");

    assertThat(object.objects("keys"))
        .extracting(k -> k.text("kid").orElseThrow())
        .containsExactly("1", "2");
    assertThat(object.objects("none")).isEmpty();
  }

  @Test
  void keepsValuesOutOfItsText() throws Exception {
    assertThat(read("{'access_token':'secret'}")).hasToString("JsonObject[access_token]");
  }
}
